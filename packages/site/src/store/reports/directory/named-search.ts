import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { nameKey } from '../../../directory/names.ts';
import type { Searched } from '../../../directory/page.ts';
import type { Tables } from '../../tables/tables.ts';

type Named = 'directory_user' | 'directory_group' | 'directory_client' | 'printer';

/** People, groups or clients whose names begin so, in the order of their names. */
export interface NamedSearch extends Searched {
  readonly filter?: string | undefined;
}

/** The conditions of such a search. */
export function isFound<Table extends Named>(
  eb: ExpressionBuilder<Tables, Table>,
  { filter, after }: NamedSearch,
): Expression<SqlBool> {
  const key = sql.ref<string>('name_key');
  const conditions: Expression<SqlBool>[] = [];
  if (filter !== undefined && filter !== '') {
    conditions.push(sql<SqlBool>`${key} like ${beginning(filter)} escape '\\'`);
  }
  const [last] = after ?? [];
  if (last !== undefined) conditions.push(sql<SqlBool>`${key} > ${last}`);
  return eb.and(conditions);
}

function beginning(filter: string): string {
  return `${nameKey(filter).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
