import { nameKey } from '../directory/names.ts';
import type { Store } from '../store/store.ts';
import { dnKey } from './dn-key.ts';
import type { PremisesGroup } from './premises-entry.ts';

const atOnce = 500;

/** The ids of all who are in a group by itself, as far as the site knows them. */
export async function resolveMembers(
  { read }: Pick<Store, 'read'>,
  source: string,
  { members, memberNames, sid }: Pick<PremisesGroup, 'members' | 'memberNames' | 'sid'>,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const find = async (
    column: 'dn_key' | 'name_key' | 'primary_group',
    keys: readonly string[],
    kinds: readonly string[],
  ): Promise<void> => {
    for (let from = 0; from < keys.length; from += atOnce) {
      const some = keys.slice(from, from + atOnce);
      const rows = await read(async (db) =>
        db
          .selectFrom('directory_source_entry')
          .select('object_id')
          .where('source', '=', source)
          .where(column, 'in', some)
          .where('kind', 'in', kinds)
          .execute(),
      );
      for (const { object_id } of rows) ids.add(object_id);
    }
  };
  await find('dn_key', members.map(dnKey), ['user', 'group']);
  await find('name_key', memberNames.map(nameKey), ['user']);
  await find('primary_group', sid === undefined ? [] : [sid], ['user']);
  return ids;
}

const pageSize = 2000;

/** The ids of all who are in a group by itself now. */
export async function presentMembers(
  { read }: Pick<Store, 'read'>,
  group: string,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let after = '';
  for (;;) {
    const last = after;
    const rows = await read(async (db) =>
      db
        .selectFrom('directory_member')
        .select('member_id')
        .where('group_id', '=', group)
        .where('member_id', '>', last)
        .orderBy('member_id')
        .limit(pageSize)
        .execute(),
    );
    for (const { member_id } of rows) ids.add(member_id);
    after = rows.at(-1)?.member_id ?? '';
    if (rows.length < pageSize) return ids;
  }
}
