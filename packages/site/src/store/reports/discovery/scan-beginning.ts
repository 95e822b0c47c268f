import type { Kysely } from 'kysely';
import { oneOf } from '../../one-of.ts';
import type { Tables } from '../../tables/tables.ts';
import { type Candidate, candidates } from './candidates.ts';
import { type Scanned, type ScanWanted, scanTerms } from './scan-terms.ts';
import { termsOfMore, wordsBeginning } from './search-terms.ts';

/** So many words are looked for one by one. */
const mostWords = 50;
/** A word of no more printers is rare: all of them are read, whoever may use them. */
const mostOfRare = 50;
const mostOfCommon = 1001;
const mostFound = 2000;
/** So many that are not rare are looked into. */
const mostCommon = 10;

/** Looks for printers that have all of some terms, and a word that begins so. */
export async function scanBeginning(
  db: Kysely<Tables>,
  beginning: string,
  wanted: ScanWanted,
): Promise<Scanned> {
  const { words, isAll } = await wordsBeginning(db, beginning);
  const { terms, after } = wanted;
  const begun = await withAnyOf(db, words.slice(0, mostWords), wanted.descriptors);
  const isCut = begun.isCut || !isAll || words.length > mostWords;
  if (isCut && terms.length > 0) {
    const among = new Set(words);
    const fit = async (found: readonly Candidate[]): Promise<readonly Candidate[]> =>
      those(db, found, (has) => has.some((term) => among.has(term)));
    return { ...(await scanTerms(db, { ...wanted, fit })), isCut: !isAll };
  }
  const fitting =
    terms.length === 0
      ? begun.found
      : await those(db, begun.found, (has) => terms.every((term) => has.includes(term)));
  const left = fitting.filter(
    ({ descriptor, printer }) =>
      after === undefined ||
      descriptor > after.descriptor ||
      (descriptor === after.descriptor && printer > after.printer),
  );
  return { found: left, last: undefined, isCut };
}

/** Those with one of some words, each once. */
async function withAnyOf(
  db: Kysely<Tables>,
  words: readonly number[],
  descriptors: readonly number[],
): Promise<{ readonly found: readonly Candidate[]; readonly isCut: boolean }> {
  const common = await termsOfMore(db, words, mostOfRare);
  const rare = words.filter((word) => !common.has(word));
  const found = new Map<number, Candidate>();
  for (const candidate of await ofRare(db, rare, descriptors)) {
    found.set(candidate.printer, candidate);
  }
  let isCut = common.size > mostCommon;
  for (const term of [...common].slice(0, mostCommon)) {
    isCut ||= found.size >= mostFound;
    if (found.size >= mostFound) break;
    const listed = await candidates(db, { term, descriptors, others: [], most: mostOfCommon });
    for (const candidate of listed.found) found.set(candidate.printer, candidate);
    isCut ||= listed.last !== undefined;
  }
  const inOrder = [...found.values()].toSorted(
    (one, other) => one.descriptor - other.descriptor || one.printer - other.printer,
  );
  return { found: inOrder, isCut };
}

async function ofRare(
  db: Kysely<Tables>,
  words: readonly number[],
  descriptors: readonly number[],
): Promise<readonly Candidate[]> {
  if (words.length === 0) return [];
  const rows = await db
    .selectFrom('listed_by_term')
    .select(['descriptor', 'printer'])
    .where(oneOf(db, 'term', words))
    .execute();
  const allowed = new Set(descriptors);
  return rows.filter(({ descriptor }) => allowed.has(descriptor));
}

/** Those of some printers whose terms are as they should be. */
async function those(
  db: Kysely<Tables>,
  found: readonly Candidate[],
  fits: (terms: readonly number[]) => boolean,
): Promise<readonly Candidate[]> {
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('listed_printer')
    .select(['number', 'terms'])
    .where(
      oneOf(
        db,
        'number',
        found.map(({ printer }) => printer),
      ),
    )
    .execute();
  const fitting = new Set(
    rows.flatMap(({ number, terms }) =>
      fits(JSON.parse(terms) as readonly number[]) ? [number] : [],
    ),
  );
  return found.filter(({ printer }) => fitting.has(printer));
}
