import type { Kysely } from 'kysely';
import { distance } from '../../../printing/listing/around.ts';
import { type Degrees, degreesOf } from '../../../printing/listing/cell.ts';
import { oneOf } from '../../one-of.ts';
import type { Report } from '../../report.ts';
import type { Tables } from '../../tables/tables.ts';
import { type ListedPrinter, listedInOrder } from './listed-rows.ts';
import type { ListingSearch } from './listing-search.ts';
import { scanAround } from './scan-around.ts';
import { scanTerms } from './scan-terms.ts';
import { termsOf } from './search-terms.ts';

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
 * those around the place, in wider and wider rings.
 */
export const findNearestPrinters: Report<NearestWanted, readonly NearPrinter[]> = {
  name: 'find-nearest-printers',
  async run(db, { descriptors, keys, place, from, limit }) {
    const known = await termsOf(db, keys);
    if (known === undefined || descriptors.length === 0) return [];
    const terms = place === undefined ? known : [place, ...known];
    const few = await scanTerms(db, {
      terms,
      descriptors,
      enough: mostAnywhere + 1,
      shown: mostAnywhere,
      most: 2 * mostAnywhere,
    });
    const isAll = few.last === undefined && few.found.length <= mostAnywhere;
    const candidates = isAll
      ? few.found
      : await scanAround(db, { terms, descriptors, from, enough: limit });
    const near = await byDistance(
      db,
      from,
      candidates.map(({ printer }) => printer),
    );
    const nearest = near.slice(0, limit);
    const rows = await listedInOrder(
      db,
      nearest.map(({ number }) => number),
    );
    const metres = new Map(nearest.map((each) => [each.number, each.metres]));
    return rows.map((row) => ({ ...row, metres: Math.round(metres.get(row.number) ?? 0) }));
  },
};

/** Those of some printers of which it is known where they are, the nearest first. */
async function byDistance(
  db: Kysely<Tables>,
  from: Degrees,
  numbers: readonly number[],
): Promise<readonly { readonly number: number; readonly metres: number }[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('listed_printer')
    .select(['number', 'latitude', 'longitude'])
    .where(oneOf(db, 'number', numbers))
    .execute();
  return rows
    .flatMap(({ number, latitude, longitude }) => {
      if (latitude === null || longitude === null) return [];
      const there = { latitude: degreesOf(latitude), longitude: degreesOf(longitude) };
      return [{ number, metres: distance(from, there) }];
    })
    .toSorted((one, other) => one.metres - other.metres || one.number - other.number);
}
