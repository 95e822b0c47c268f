import { type Kysely, PostgresAdapter, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from './tables/tables.ts';

/**
 * Whether a column has one of many numbers, which are one value of the query: it is the same query however
 * many there are. Both databases go through an index in the order of the numbers.
 */
export function oneOf(
  db: Kysely<Tables>,
  column: string,
  numbers: readonly number[],
): RawBuilder<SqlBool> {
  const reference = sql.ref(column);
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    return sql<SqlBool>`${reference} = any(${numbers}::bigint[])`;
  }
  return sql<SqlBool>`${reference} in (select value from json_each(${JSON.stringify(numbers)}))`;
}
