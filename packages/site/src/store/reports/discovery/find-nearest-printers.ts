import type { Kysely } from 'kysely';
import type { Degrees } from '../../../printing/listing/cell.ts';
import { oneOf } from '../../one-of.ts';
import type { Report } from '../../report.ts';
import type { Tables } from '../../tables/tables.ts';
import { type Candidate, candidates, type CandidatesWanted } from './candidates.ts';
import { type ListedPrinter, listedInOrder } from './listed-rows.ts';
import type { ListingSearch } from './listing-search.ts';
import { nearestOf, type Placed } from './nearest-of.ts';
import { scanAround } from './scan-around.ts';
import { anyTermId, raritiesOf, termsOf } from './search-terms.ts';

export interface NearestWanted extends Pick<
  ListingSearch,
  'descriptors' | 'keys' | 'place' | 'limit'
> {
  readonly from: Degrees;
}

export interface NearPrinter extends ListedPrinter {
  readonly metres: number;
}

/** So many are put in order of their distance, wherever they are. */
const mostAnywhere = 1000;

/**
 * Finds the printers that are nearest to a place. Where there are few they are all looked at; of many
 * those around the place.
 */
export const findNearestPrinters: Report<NearestWanted, readonly NearPrinter[]> = {
  name: 'find-nearest-printers',
  async run(db, { descriptors, keys, place, from, limit }) {
    const known = await termsOf(db, keys);
    if (known === undefined || descriptors.length === 0) return [];
    const terms = place === undefined ? known : [place, ...known];
    const found = await few(db, { terms, descriptors });
    const near =
      found === undefined
        ? await scanAround(db, { terms, descriptors, from, enough: limit })
        : nearestOf(from, await placed(db, found), limit);
    const rows = await listedInOrder(
      db,
      near.map(({ printer }) => printer),
    );
    const metres = new Map(near.map((each) => [each.printer, each.metres]));
    return rows.map((row) => ({ ...row, metres: Math.round(metres.get(row.number) ?? 0) }));
  },
};

/** All that have some terms, where they are few; undefined where they are not, or that cannot be told soon. */
async function few(
  db: Kysely<Tables>,
  {
    terms,
    descriptors,
  }: Pick<CandidatesWanted, 'descriptors'> & { readonly terms: readonly number[] },
): Promise<readonly Candidate[] | undefined> {
  const any = terms.length === 0 ? await anyTermId(db) : undefined;
  const wanted = any === undefined ? terms : [any];
  const [rarest, ...others] = await raritiesOf(db, wanted, descriptors);
  if (rarest === undefined) return [];
  const { term, atMost } = rarest;
  if (atMost === null || (others.length === 0 && atMost > mostAnywhere)) return undefined;
  const { found } = await candidates(db, {
    term,
    descriptors,
    others: others.map((other) => other.term),
    most: atMost,
    enough: mostAnywhere + 1,
  });
  return found.length > mostAnywhere ? undefined : found;
}

/** Those of some printers of which it is known where they are. */
async function placed(db: Kysely<Tables>, found: readonly Candidate[]): Promise<readonly Placed[]> {
  if (found.length === 0) return [];
  const numbers = found.map(({ printer }) => printer);
  const rows = await db
    .selectFrom('listed_printer')
    .select(['number as printer', 'latitude', 'longitude'])
    .where(oneOf(db, 'number', numbers))
    .execute();
  return rows.flatMap(({ printer, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ printer, latitude, longitude }],
  );
}
