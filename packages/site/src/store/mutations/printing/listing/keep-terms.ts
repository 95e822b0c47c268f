import type { Tx } from '../../../mutation.ts';

export interface NewTerm {
  readonly key: string;
  /** Of a place. */
  readonly category?: string;
  readonly value?: string;
}

/** The ids of terms, which get one when they are first met. */
export async function keepTerms(
  { db }: Pick<Tx, 'db'>,
  terms: readonly NewTerm[],
): Promise<readonly number[]> {
  if (terms.length === 0) return [];
  const keys = terms.map(({ key }) => key);
  const known = await db
    .selectFrom('search_term')
    .select(['id', 'key'])
    .where('key', 'in', keys)
    .execute();
  const ids = new Map(known.map(({ id, key }) => [key, id]));
  const missing = terms.filter(({ key }) => !ids.has(key));
  if (missing.length > 0) {
    const added = await db
      .insertInto('search_term')
      .values(missing.map(({ key, category = null, value = null }) => ({ key, category, value })))
      .returning(['id', 'key'])
      .execute();
    for (const { id, key } of added) ids.set(key, id);
  }
  return keys.flatMap((key) => ids.get(key) ?? []);
}

/** Forgets those of some terms that find nothing any more. */
export async function forgetUnused(
  { db }: Pick<Tx, 'db'>,
  terms: readonly number[],
): Promise<void> {
  if (terms.length === 0) return;
  await db
    .deleteFrom('search_term')
    .where('id', 'in', terms)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('listed_by_term')
            .select('term')
            .whereRef('listed_by_term.term', '=', 'search_term.id'),
        ),
      ),
    )
    .execute();
}
