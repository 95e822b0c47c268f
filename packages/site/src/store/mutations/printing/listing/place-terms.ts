import { placeTerm, type Described } from '../../../../printing/listing/term-keys.ts';
import type { Tx } from '../../../mutation.ts';
import { keepTerms } from './keep-terms.ts';

/** The ids of the places that a printer stands in, from the widest. */
export async function placeTerms(
  tx: Pick<Tx, 'db'>,
  parts: Described['parts'],
): Promise<readonly number[]> {
  const places: number[] = [];
  let within = 0;
  for (const { category, value } of parts) {
    const key = placeTerm(within, category, value);
    [within = 0] = await keepTerms(tx, [{ key, category, value: JSON.stringify(value) }]);
    places.push(within);
  }
  return places;
}
