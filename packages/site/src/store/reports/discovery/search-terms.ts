import { type Kysely, sql } from 'kysely';
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

/** A term, and whether it finds few of the printers that may be seen. */
export interface Rarity {
  readonly term: number;
  /** It finds no more than that, which is one of the steps; null where it finds more than the last. */
  readonly atMost: number | null;
}

/** In these steps it is looked how many a term finds: to count them all could take long. */
export const raritySteps = [100, 1000, 5000] as const;

/** How rare terms are for who may see printers of these descriptors, the rarest first. */
export async function raritiesOf(
  db: Kysely<Tables>,
  terms: readonly number[],
  descriptors: readonly number[],
): Promise<readonly Rarity[]> {
  if (terms.length === 0) return [];
  const isVisible = oneOf(db, 'listed.descriptor', descriptors);
  const cases = raritySteps.map(
    (most) => sql`when (
      select listed.printer from listed_by_term as listed
      where listed.term = search_term.id and ${isVisible}
      limit 1 offset ${most}
    ) is null then ${sql.lit(most)}`,
  );
  const rows = await db
    .selectFrom('search_term')
    .select(['id', sql<number | null>`case ${sql.join(cases, sql` `)} end`.as('atMost')])
    .where(oneOf(db, 'id', terms))
    .execute();
  const known = new Map(rows.map(({ id, atMost }) => [id, atMost]));
  // What there is no such term of finds nothing.
  const rarities = terms.map((term) => ({
    term,
    atMost: known.has(term) ? (known.get(term) ?? null) : 0,
  }));
  const rank = ({ atMost }: Rarity): number => atMost ?? Number.MAX_SAFE_INTEGER;
  return rarities.toSorted((one, other) => rank(one) - rank(other));
}

/** The term that all printers have; undefined where there are none. */
export async function anyTermId(db: Kysely<Tables>): Promise<number | undefined> {
  return (await termsOf(db, [anyTerm]))?.[0];
}
