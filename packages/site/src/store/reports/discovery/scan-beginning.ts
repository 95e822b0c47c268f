import { type Kysely, sql } from 'kysely';
import { oneOf } from '../../one-of.ts';
import type { Tables } from '../../tables/tables.ts';
import { asKept, type Candidate } from './candidates.ts';
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
  const listed = await ofCommon(db, [...common].slice(0, mostCommon), descriptors);
  for (const candidate of listed.found) found.set(candidate.printer, candidate);
  const isCut = common.size > mostCommon || listed.isCut;
  return { found: [...found.values()].toSorted(asKept), isCut };
}

/** The first printers of each of some words, and no more than are looked at in all. */
async function ofCommon(
  db: Kysely<Tables>,
  words: readonly number[],
  descriptors: readonly number[],
): Promise<{ readonly found: readonly Candidate[]; readonly isCut: boolean }> {
  if (words.length === 0) return { found: [], isCut: false };
  const each = words.map(
    (word) => sql`select * from (
      select term, descriptor, printer from listed_by_term
      where term = ${word} and ${oneOf(db, 'descriptor', descriptors)}
      order by descriptor, printer limit ${mostOfCommon}
    ) as of_word`,
  );
  const { rows } = await sql<Candidate & { readonly term: number }>`
    select * from (${sql.join(each, sql` union all `)}) as listed limit ${mostFound}`.execute(db);
  const counts = new Map<number, number>();
  for (const { term } of rows) counts.set(term, (counts.get(term) ?? 0) + 1);
  const isCut = rows.length === mostFound || Math.max(0, ...counts.values()) === mostOfCommon;
  return { found: rows.map(({ descriptor, printer }) => ({ descriptor, printer })), isCut };
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
