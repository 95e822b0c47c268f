import { type Kysely, sql } from 'kysely';
import { around, distance, farthest } from '../../../printing/listing/around.ts';
import { type Degrees, metresFromMiddle, middleOf } from '../../../printing/listing/cell.ts';
import { oneOf } from '../../one-of.ts';
import type { Tables } from '../../tables/tables.ts';
import { type Candidate, hasAll } from './candidates.ts';

export interface AroundWanted {
  readonly from: Degrees;
  readonly terms: readonly number[];
  readonly descriptors: readonly number[];
  /** So many have to be nearer than all that is not looked at. */
  readonly enough: number;
}

const firstMetres = 500;
/** So many are looked for by themselves at once where not everything around fits. */
const fewDescriptors = 200;
/** So many are read of one ring. */
const mostOfRing = 2000;
/** So often a ring that has too many is made smaller. */
const mostShrunk = 4;
/** Of more that are as near as the last one it hardly matters which. */
const mostAsNear = 300;

/**
 * Some printers among which are the nearest. At first everything around is read, whoever may use it:
 * that is quickest where many are for who asks. Where too little of it is, each of his descriptors is
 * looked for by itself.
 */
export async function scanAround(
  db: Kysely<Tables>,
  { from, terms, descriptors, enough }: AroundWanted,
): Promise<readonly Candidate[]> {
  let isForAll = terms.length === 0 || descriptors.length > fewDescriptors;
  let shrunk = 0;
  let tooFew = 0;
  for (let metres = firstMetres; ;) {
    const rows = await ring(db, { from, metres, terms, descriptors, isForAll });
    const found = rows.filter(({ fits }) => fits === 1);
    const isWhole = rows.length < mostOfRing;
    const near = nearest(found, from, enough);
    const last = near[enough - 1]?.most;
    if (isWhole && ((last ?? Infinity) <= metres || metres >= farthest)) return near;
    if (isWhole) {
      tooFew = metres;
      // What is in the corners of the squares may be farther than what is just beyond their sides; but
      // then it is known how far the last one is at most.
      metres = Math.min(
        farthest,
        last ?? metres * growth(found.length, enough, shrunk > 0 ? 1.5 : 8),
      );
    } else if (isForAll && found.length * 2 < rows.length) {
      isForAll = false;
    } else if (last !== undefined && shrunk < mostShrunk) {
      shrunk += 1;
      metres = Math.max(tooFew, Math.min(last, tooFew + (metres - tooFew) / 3));
    } else {
      // Thousands stand so near to each other that it hardly matters which; or hardly any is as it is
      // wanted, and these are what was come to.
      return near;
    }
  }
}

/** How much wider a ring has to be, if as many stand everywhere as in this one. */
function growth(found: number, enough: number, most: number): number {
  return Math.min(most, Math.max(1.5, Math.sqrt((2 * enough) / Math.max(1, found))));
}

/** As far as cells tell the nearest of some, and such as may be as near. */
function nearest(
  found: readonly Read[],
  from: Degrees,
  enough: number,
): readonly (Read & { readonly most: number })[] {
  const measured = found
    .map((read) => ({ ...read, most: distance(from, middleOf(read.cell)) + metresFromMiddle }))
    .toSorted((one, other) => one.most - other.most);
  const last = measured[enough - 1];
  if (last === undefined) return measured;
  return measured
    .filter(({ most }) => most <= last.most + 2 * metresFromMiddle)
    .slice(0, enough + mostAsNear);
}

interface Ring {
  readonly from: Degrees;
  readonly metres: number;
  readonly terms: readonly number[];
  readonly descriptors: readonly number[];
  readonly isForAll: boolean;
}

interface Read extends Candidate {
  readonly cell: number;
  readonly fits: number;
}

async function ring(
  db: Kysely<Tables>,
  { from, metres, terms, descriptors, isForAll }: Ring,
): Promise<readonly Read[]> {
  const rows: Read[] = [];
  const isVisible = oneOf(db, 'listed.descriptor', descriptors);
  // What is for others is not looked into.
  const fits = sql<number>`case when ${isVisible} then ${hasAll(terms)} else 0 end`;
  for (const { first, last } of around(from, metres)) {
    const left = mostOfRing - rows.length;
    if (left <= 0) break;
    const read = await db
      .selectFrom('listed_by_cell as listed')
      .select(['listed.descriptor', 'listed.printer', 'listed.cell', fits.as('fits')])
      .where('listed.cell', '>=', first)
      .where('listed.cell', '<=', last)
      .where(isForAll ? sql<boolean>`1 = 1` : isVisible)
      .limit(left)
      .execute();
    rows.push(...read);
  }
  return rows;
}
