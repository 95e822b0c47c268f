import type { Kysely } from 'kysely';
import { anyTerm, wordTerm } from '../../../printing/listing/term-keys.ts';
import { oneOf } from '../../one-of.ts';
import type { Tables } from '../../tables/tables.ts';

/** The ids of all these terms; undefined where there is none of one of them, which nothing then has. */
export async function termsOf(
  db: Kysely<Tables>,
  keys: readonly string[],
): Promise<readonly number[] | undefined> {
  if (keys.length === 0) return [];
  const rows = await db.selectFrom('search_term').select('id').where('key', 'in', keys).execute();
  return rows.length < new Set(keys).size ? undefined : rows.map(({ id }) => id);
}

/** So many words may begin alike; of more the first are looked at. */
const mostWords = 2000;

/** The words that begin so, in their order: one that is no longer than that is the first. */
export async function wordsBeginning(
  db: Kysely<Tables>,
  beginning: string,
): Promise<{ readonly words: readonly number[]; readonly isAll: boolean }> {
  const from = wordTerm(beginning);
  const rows = await db
    .selectFrom('search_term')
    .select('id')
    .where('key', '>=', from)
    // Nothing of a word comes after the last character that there can be.
    .where('key', '<', `${from}\u{10ffff}`)
    .orderBy('key')
    .limit(mostWords + 1)
    .execute();
  return {
    words: rows.slice(0, mostWords).map(({ id }) => id),
    isAll: rows.length <= mostWords,
  };
}

/** Those of some terms that list more printers than this. */
export async function termsOfMore(
  db: Kysely<Tables>,
  terms: readonly number[],
  most: number,
): Promise<ReadonlySet<number>> {
  if (terms.length === 0) return new Set();
  const rows = await db
    .selectFrom('search_term')
    .select((eb) => [
      'search_term.id',
      eb
        .selectFrom('listed_by_term as listed')
        .select('listed.printer')
        .whereRef('listed.term', '=', 'search_term.id')
        .orderBy('listed.descriptor')
        .orderBy('listed.printer')
        .offset(most)
        .limit(1)
        .as('another'),
    ])
    .where(oneOf(db, 'search_term.id', terms))
    .execute();
  return new Set(rows.flatMap(({ id, another }) => (another === null ? [] : [id])));
}

/** In these steps it is looked which term finds few. */
const steps = [100, 1000, 5000];

/** That of some terms which finds the fewest, as far as can be told without counting for long. */
export async function rarest(
  db: Kysely<Tables>,
  terms: readonly number[],
): Promise<number | undefined> {
  const [only] = terms;
  if (terms.length < 2) return only;
  for (const most of steps) {
    const more = await termsOfMore(db, terms, most);
    const rare = terms.find((term) => !more.has(term));
    if (rare !== undefined) return rare;
  }
  return only;
}

/** The term that all printers have; undefined where there are none. */
export async function anyTermId(db: Kysely<Tables>): Promise<number | undefined> {
  return (await termsOf(db, [anyTerm]))?.[0];
}
