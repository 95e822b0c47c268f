import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
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
  /** Terms that they have, too; best with the rarest first. */
  readonly others: readonly number[];
  /** So many that the term lists are looked at. */
  readonly most: number;
  /** It ends where so many have all. */
  readonly enough: number;
}

export interface Candidates {
  /** Those that have all, in the order in which they are kept. */
  readonly found: readonly Candidate[];
  /** The last that was looked at; undefined where there are no more. */
  readonly last: Candidate | undefined;
}

/** Looks at the next printers that a term lists. */
export async function candidates(
  db: Kysely<Tables>,
  wanted: CandidatesWanted,
): Promise<Candidates> {
  const { most, enough, others } = wanted;
  if (others.length === 0) {
    const { rows } = await inOrder(db, { ...wanted, most: Math.min(most, enough) }).execute(db);
    return { found: rows, last: rows.length < Math.min(most, enough) ? undefined : rows.at(-1) };
  }
  const { rows } = await sql<Candidate & { readonly isEnd: number }>`
    with listed as materialized (${inOrder(db, wanted)})
    select * from (
      select listed.descriptor, listed.printer, 0 as "isEnd"
      from listed ${withAll(db, wanted)}
      order by listed.descriptor, listed.printer
      limit ${enough}
    ) as found
    union all
    select * from (
      select descriptor, printer, 1 as "isEnd" from listed
      order by descriptor, printer
      limit 1 offset ${most - 1}
    ) as ended`.execute(db);
  const found = rows.filter(({ isEnd }) => isEnd === 0).toSorted(asKept);
  const end = rows.find(({ isEnd }) => isEnd === 1);
  return { found, last: found.length === enough ? found.at(-1) : end };
}

/** The order in which printers are kept. */
export function asKept(one: Candidate, other: Candidate): number {
  return one.descriptor - other.descriptor || one.printer - other.printer;
}

/** As they are kept, so that nothing is sorted for it. */
function inOrder(
  db: Kysely<Tables>,
  { term, descriptors, after, most }: Omit<CandidatesWanted, 'others' | 'enough'>,
): RawBuilder<Candidate> {
  const listed = (which: RawBuilder<SqlBool>): RawBuilder<Candidate> => sql`
    select descriptor, printer from listed_by_term where term = ${term} and ${which}
    order by descriptor, printer limit ${most}`;
  if (after === undefined) return listed(oneOf(db, 'descriptor', descriptors));
  const beyond = descriptors.filter((each) => each > after.descriptor);
  // Where it goes on is looked for by itself: an index does not find that in a condition for both.
  return sql`
    select * from (
      ${listed(sql`descriptor = ${after.descriptor} and printer > ${after.printer}`)}
    ) as begun
    union all
    select * from (${listed(oneOf(db, 'descriptor', beyond))}) as beyond
    order by descriptor, printer limit ${most}`;
}

/**
 * Keeps of what is called listed there what has these terms, too. Of left joins PostgreSQL does not believe
 * that next to nothing comes out, as it does of several terms that mostly go together: it then goes through
 * long lists side by side, which takes a tenth of looking each one up.
 */
function withAll(
  db: Kysely<Tables>,
  { others, descriptors, after }: Pick<CandidatesWanted, 'others' | 'descriptors' | 'after'>,
): RawBuilder<unknown> {
  const left = descriptors.filter((each) => after === undefined || each >= after.descriptor);
  const names = others.map((_, index) => `other_${index}`);
  const joins = others.map((term, index) => {
    const other = sql.id(`other_${index}`);
    return sql`left join listed_by_term as ${other} on ${other}.term = ${term}
      and ${other}.descriptor = listed.descriptor and ${other}.printer = listed.printer
      and ${oneOf(db, `other_${index}.descriptor`, left)}`;
  });
  const missing = names.map((name) => sql`${sql.id(name)}.term is null`);
  return sql`${sql.join(joins, sql` `)}
    where case when ${sql.join(missing, sql` or `)} then 0 else 1 end = 1`;
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
