import type { Kysely } from 'kysely';
import { farthest } from '../../../printing/listing/around.ts';
import type { Tables } from '../../tables/tables.ts';
import { type AroundWanted, printersAlong, printersWithin } from './near-printers.ts';
import { type Near, nearestOf } from './nearest-of.ts';

const firstMetres = 500;
/** Each descriptor is looked for by itself in a ring, unless there are more. */
const fewDescriptors = 200;
/** So often a ring that has too many is made smaller. */
const mostShrunk = 4;

/**
 * The nearest printers. Cells whose numbers are close are mostly close themselves: among those with the
 * next numbers enough are found as a rule, and all that may be nearer are in one ring, as wide as the
 * farthest of them is away. Where too few are found rings become wider and wider.
 */
export async function scanAround(
  db: Kysely<Tables>,
  wanted: AroundWanted,
): Promise<readonly Near[]> {
  const { from, descriptors, enough } = wanted;
  let isForAll = descriptors.length > fewDescriptors;
  let shrunk = 0;
  let near = nearestOf(from, await printersAlong(db, wanted), enough);
  for (let metres = near[enough - 1]?.metres ?? firstMetres; ;) {
    const ring = await printersWithin(db, { ...wanted, metres, isForAll });
    near = nearestOf(from, [...near, ...ring.nearest], enough);
    const last = near[enough - 1]?.metres;
    if (ring.isWhole) {
      if ((last ?? Infinity) <= metres || metres >= farthest) return near;
      metres = Math.min(farthest, last ?? metres * growth(ring.nearest.length, enough));
    } else if (isForAll && last === undefined) {
      isForAll = false;
    } else if (last !== undefined && last < metres && shrunk < mostShrunk) {
      shrunk += 1;
      metres = last;
    } else {
      // Many thousands are nearer than what is known, or hardly any is as it is wanted: these are what was
      // come to.
      return near;
    }
  }
}

/** How much wider a ring has to be, if as many stand everywhere as in this one. */
function growth(found: number, enough: number): number {
  return Math.min(8, Math.max(1.5, Math.sqrt((2 * enough) / Math.max(1, found))));
}
