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
/** So many are read of one ring. */
const mostOfRing = 3000;
/** So often a ring that has too many is made smaller. */
const mostShrunk = 4;

/**
 * Some printers among which are the nearest. At first everything around is read, whoever may use it:
 * that is quickest where many are for who asks. Where too little of it is, each of his descriptors is
 * looked for by itself.
 */
export async function scanAround(
  db: Kysely<Tables>,
  { from, terms, descriptors, enough }: AroundWanted,
): Promise<readonly Candidate[]> {
  const allowed = new Set(descriptors);
  let isForAll = true;
  let shrunk = 0;
  let tooFew = 0;
  for (let metres = firstMetres; ;) {
    const rows = await ring(db, { from, metres, terms, descriptors, isForAll });
    const found = rows.filter(({ fits, descriptor }) => fits === 1 && allowed.has(descriptor));
    const isWhole = rows.length < mostOfRing;
    // What is in the corners of the squares may be farther than what is just beyond their sides.
    const near = found.filter(
      ({ cell }) => distance(from, middleOf(cell)) + metresFromMiddle <= metres,
    );
    if (isWhole && (near.length >= enough || metres >= farthest)) return found;
    if (isWhole) {
      tooFew = metres;
      // Once it was too large, the middle is looked for.
      metres = Math.min(farthest, shrunk > 0 ? metres * 1.5 : metres * 4);
    } else if (isForAll && found.length < enough) {
      isForAll = false;
    } else if (found.length >= enough && shrunk < mostShrunk) {
      shrunk += 1;
      metres = tooFew + (metres - tooFew) / 3;
    } else {
      // Thousands stand so near to each other that it hardly matters which; or hardly any is as it is
      // wanted, and these are what was come to.
      return found;
    }
  }
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
  for (const { first, last } of around(from, metres)) {
    const left = mostOfRing - rows.length;
    if (left <= 0) break;
    const read = await db
      .selectFrom('listed_by_cell as listed')
      .select(['listed.descriptor', 'listed.printer', 'listed.cell', hasAll(terms).as('fits')])
      .where('listed.cell', '>=', first)
      .where('listed.cell', '<=', last)
      .where(isForAll ? sql<boolean>`1 = 1` : oneOf(db, 'listed.descriptor', descriptors))
      .limit(left)
      .execute();
    rows.push(...read);
  }
  return rows;
}
