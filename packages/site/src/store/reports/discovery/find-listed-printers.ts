import type { Kysely } from 'kysely';
import type { Report } from '../../report.ts';
import type { Tables } from '../../tables/tables.ts';
import { type ListedPrinter, listedByName, listedInOrder } from './listed-rows.ts';
import {
  type ListingPlace,
  type ListingSearch,
  mostCounted,
  mostSorted,
} from './listing-search.ts';
import { scanBeginning } from './scan-beginning.ts';
import { type Scanned, scanTerms } from './scan-terms.ts';
import { termsOf } from './search-terms.ts';

export interface FoundPrinters {
  readonly printers: readonly ListedPrinter[];
  /** How many there are; undefined for more than are counted, and where nobody has counted. */
  readonly count: number | undefined;
  /** Where it goes on; undefined at the end. */
  readonly next: ListingPlace | undefined;
  /** There are more, to which nobody comes: a word is begun as too many are. */
  readonly isCut: boolean;
}

/**
 * Finds printers by their terms. Where there are few, they come in the order of their names; of many
 * comes one part after the other as they are kept, and none is looked at that is not for who asks. How
 * long it takes does not depend on how many there are.
 */
export const findListedPrinters: Report<ListingSearch, FoundPrinters> = {
  name: 'find-listed-printers',
  async run(db, search) {
    const { limit, after } = search;
    const scanned = await scan(db, search);
    const { found, last, isCut } = scanned;
    const isAll = last === undefined && found.length <= mostCounted;
    if (after?.by === 'name' || (isAll && found.length <= mostSorted && after === undefined)) {
      const numbers = found.map(({ printer }) => printer);
      const rows = await listedByName(db, { numbers, after, limit: limit + 1 });
      const printers = rows.slice(0, limit);
      const end = rows.length > limit ? printers.at(-1) : undefined;
      const next = end && { by: 'name' as const, key: end.name_key, number: end.number };
      return { printers, count: isAll && !isCut ? found.length : undefined, next, isCut };
    }
    const shown = found.slice(0, limit);
    const end = found.length > limit ? shown.at(-1) : last;
    return {
      printers: await listedInOrder(
        db,
        shown.map(({ printer }) => printer),
      ),
      count: isAll && !isCut && after === undefined ? found.length : undefined,
      next: end && { by: 'listing', descriptor: end.descriptor, number: end.printer },
      isCut,
    };
  },
};

async function scan(db: Kysely<Tables>, search: ListingSearch): Promise<Scanned> {
  const { descriptors, keys, place, beginning, limit, after } = search;
  const known = await termsOf(db, keys);
  if (known === undefined || descriptors.length === 0) {
    return { found: [], last: undefined, isCut: false };
  }
  const goesOn = after?.by === 'listing';
  const wanted = {
    terms: place === undefined ? known : [place, ...known],
    descriptors,
    after: goesOn ? { descriptor: after.descriptor, printer: after.number } : undefined,
    shown: limit,
    enough: goesOn ? limit + 1 : Math.max(limit, mostCounted) + 1,
  };
  return beginning === undefined
    ? await scanTerms(db, wanted)
    : await scanBeginning(db, beginning, wanted);
}
