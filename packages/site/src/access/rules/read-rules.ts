import type { Selectable } from 'kysely';
import type { Store } from '../../store/store.ts';
import { statement } from '../../store/statement.ts';
import type { AccessRuleTable } from '../../store/tables/access-rule.ts';

/** What needs more than one factor. */
export async function readRules(
  store: Pick<Store, 'read'>,
): Promise<readonly Selectable<AccessRuleTable>[]> {
  const { rows } = await store.read(async (db) => select(db, {}));
  return rows;
}

/** What a rule is of, as one text. */
export function ruleKey(kind: string, name: string): string {
  return `${kind}:${name}`;
}

const select = statement((db) => db.selectFrom('access_rule').selectAll());
