import type { Kysely } from 'kysely';
import type { Tables } from '../../tables/tables.ts';
import { type Candidate, candidates } from './candidates.ts';
import { anyTermId, raritiesOf, type Rarity } from './search-terms.ts';

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
  /** What else they have to be. */
  readonly fit?: (found: readonly Candidate[]) => Promise<readonly Candidate[]>;
}

/**
 * So many that have the rarest term are looked at for the others. After the first part a page is enough:
 * what is as common as that is not counted.
 */
const parts = [2000, 8000];
/** What else they have to be takes longer. */
const fittingParts = Array.from({ length: 10 }, () => 1000);
const mostForCount = 2000;

/** Looks for printers with all of some terms among those that have the rarest of them. */
export async function scanTerms(
  db: Kysely<Tables>,
  { terms, descriptors, after, enough, shown, fit }: ScanWanted,
): Promise<Scanned> {
  const [rarest, ...others] = await inOrder(db, terms, descriptors);
  if (rarest === undefined) return { found: [], last: undefined, isCut: false };
  const found: Candidate[] = [];
  let last = after;
  let looked = 0;
  for (const most of fit === undefined ? parts : fittingParts) {
    const left = fit === undefined ? enough - found.length : most;
    const next = await candidates(db, {
      term: rarest.term,
      descriptors,
      after: last,
      others: others.map(({ term }) => term),
      // The database is told where there are few.
      most: Math.min(most, (rarest.atMost ?? most) + 1),
      enough: left,
    });
    found.push(...(fit === undefined ? next.found : await fit(next.found)));
    last = next.last;
    looked += most;
    if (last === undefined || found.length >= enough) break;
    if (looked >= mostForCount && found.length > shown) break;
  }
  return { found, last, isCut: false };
}

/** With the rarest first, or the one that all printers have. */
async function inOrder(
  db: Kysely<Tables>,
  terms: readonly number[],
  descriptors: readonly number[],
): Promise<readonly Rarity[]> {
  if (terms.length > 1) return await raritiesOf(db, terms, descriptors);
  const term = terms[0] ?? (await anyTermId(db));
  return term === undefined ? [] : [{ term, atMost: null }];
}
