import { type Kysely, type RawBuilder, sql } from 'kysely';
import { oneOf } from '../../one-of.ts';
import type { Tables } from '../../tables/tables.ts';

/** A printer that may be what is looked for. */
export interface Candidate {
  readonly descriptor: number;
  readonly printer: number;
}

export interface CandidatesWanted {
  readonly term: number;
  /** In ascending order. */
  readonly descriptors: readonly number[];
  readonly after?: Candidate | undefined;
  /** Terms that it has, too. */
  readonly others: readonly number[];
  readonly most: number;
}

export interface Candidates {
  /** Those that have all, in the order in which they are kept: nothing is sorted for it. */
  readonly found: readonly Candidate[];
  /** The last that was looked at; undefined where there are no more. */
  readonly last: Candidate | undefined;
}

/** Looks at the next printers that a term lists. */
export async function candidates(
  db: Kysely<Tables>,
  { term, descriptors, after, others, most }: CandidatesWanted,
): Promise<Candidates> {
  const left =
    after === undefined ? descriptors : descriptors.filter((each) => each >= after.descriptor);
  let query = db
    .selectFrom('listed_by_term as listed')
    .select(['listed.descriptor', 'listed.printer', hasAll(others).as('fits')])
    .where('listed.term', '=', term)
    .where(oneOf(db, 'listed.descriptor', left))
    .orderBy('listed.descriptor')
    .orderBy('listed.printer')
    .limit(most);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('listed.descriptor', '>', after.descriptor),
        eb('listed.printer', '>', after.printer),
      ]),
    );
  }
  const rows = await query.execute();
  return {
    found: rows.filter(({ fits }) => fits === 1),
    last: rows.length < most ? undefined : rows.at(-1),
  };
}

/** Whether a row of what is called listed there has all of these terms, too. */
export function hasAll(terms: readonly number[]): RawBuilder<number> {
  if (terms.length === 0) return sql<number>`1`;
  const each = terms.map(
    // With exists PostgreSQL would rather read all that the other term lists.
    (term) => sql`(
      select other.term from listed_by_term as other
      where other.term = ${term} and other.descriptor = listed.descriptor
        and other.printer = listed.printer
    ) is not null`,
  );
  return sql<number>`case when ${sql.join(each, sql` and `)} then 1 else 0 end`;
}
