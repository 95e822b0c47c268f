import type { Member } from '../../../directory/directory-views.ts';
import { directoryErrors } from '../../../directory/directory-errors.ts';
import type { Tx } from '../../mutation.ts';
import { selectGroup } from './select-group.ts';

/** Whoever has the id, as a member of a group by himself; throws where nobody has. */
export async function findMember(tx: Tx, id: string): Promise<Member> {
  const user = await tx.db
    .selectFrom('directory_user')
    .select(['id', 'sid', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (user !== undefined) return { kind: 'user', ...user, direct: true };
  const group = await selectGroup(tx, id);
  if (group === undefined) throw directoryErrors('unknown-member', { id }, { target: id });
  const { sid, name } = group;
  return { kind: 'group', id, sid, name, direct: true };
}
