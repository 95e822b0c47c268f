import type { Kysely } from 'kysely';
import type { Tables } from '../../tables/tables.ts';
import { type Candidate, candidates } from './candidates.ts';
import { anyTermId, rarest } from './search-terms.ts';

/** What was found of what is looked for. */
export interface Scanned {
  /** In the order in which they are kept. */
  readonly found: readonly Candidate[];
  /** Where to go on: the last that was looked at; undefined where all were. */
  readonly last: Candidate | undefined;
  /** There are more, to which nobody comes: a word is begun as too many are. */
  readonly isCut: boolean;
}

export interface ScanWanted {
  /** All of these. */
  readonly terms: readonly number[];
  readonly descriptors: readonly number[];
  readonly after?: Candidate | undefined;
  /** It ends where so many are found. */
  readonly enough: number;
  /** So many are shown. */
  readonly shown: number;
  /** And where so many were looked at; without, it is as many as take some milliseconds. */
  readonly most?: number;
  /** What else they have to be. */
  readonly fit?: (found: readonly Candidate[]) => Promise<readonly Candidate[]>;
}

/** So many that have the rarest term are looked at for the others. */
const mostLookedAt = 10_000;
const atOnce = 1000;
const mostAlone = 2000;
/** After so many a page is enough: what is as common as that is not counted. */
const mostForCount = 2000;

/** Looks for printers with all of some terms among those that have the rarest of them. */
export async function scanTerms(
  db: Kysely<Tables>,
  {
    terms,
    descriptors,
    after,
    enough,
    shown,
    most: mostInAll = mostLookedAt,
    fit = async (all) => all,
  }: ScanWanted,
): Promise<Scanned> {
  const term = (await rarest(db, terms)) ?? (await anyTermId(db));
  if (term === undefined) return { found: [], last: undefined, isCut: false };
  const others = terms.filter((each) => each !== term);
  const found: Candidate[] = [];
  let last = after;
  // Where nothing else is wanted, nothing is looked at for nothing.
  const most = terms.length < 2 ? Math.min(enough, mostAlone) : atOnce;
  for (let looked = 0; looked < mostInAll && found.length < enough; looked += most) {
    const next = await candidates(db, { term, descriptors, after: last, others, most });
    found.push(...(await fit(next.found)));
    last = next.last;
    if (last === undefined) break;
    if (looked + most >= mostForCount && found.length > shown) break;
  }
  return { found, last, isCut: false };
}
