import type { ColumnDataType } from 'kysely';
import type { Engine } from '../mutation.ts';

/** The types of columns that the two databases call differently. */
export const columnTypes: Readonly<
  Record<Engine, Readonly<Record<'integer' | 'bytes', ColumnDataType>>>
> = {
  // 64 bits in both; a primary key that is to be numbered has to be of this very type in SQLite.
  sqlite: { integer: 'integer', bytes: 'blob' },
  postgresql: { integer: 'bigint', bytes: 'bytea' },
};
