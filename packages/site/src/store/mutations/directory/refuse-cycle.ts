import { directoryErrors } from '../../../directory/directory-errors.ts';
import { wayUp } from '../../../directory/way-up.ts';
import type { Tx } from '../../mutation.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Throws where the group is in its new member already, or is that: it names all groups between. */
export async function refuseCycle(
  { db }: Tx,
  { group, member }: { readonly group: Named; readonly member: Named },
): Promise<void> {
  if (group.id === member.id) {
    throw directoryErrors('itself', { group: group.name }, { target: group.name });
  }
  const memberships = await db
    .withRecursive('above', (query) =>
      query
        .selectFrom('directory_member')
        .select(['group_id', 'member_id'])
        .where('member_id', '=', group.id)
        .union(
          query
            .selectFrom('directory_member')
            .innerJoin('above', 'above.group_id', 'directory_member.member_id')
            .select(['directory_member.group_id', 'directory_member.member_id']),
        ),
    )
    .selectFrom('above')
    .selectAll()
    .execute();
  const way = wayUp(memberships, { from: group.id, to: member.id });
  if (way === undefined) return;
  const rows = await db
    .selectFrom('directory_group')
    .select(['id', 'name'])
    .where('id', 'in', way)
    .execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const path = way.map((id) => `"${names.get(id) ?? id}"`).join(' is in ');
  const values = { group: group.name, member: member.name, path };
  throw directoryErrors('cycle', values, { target: member.name });
}
