import type { Tx } from '../../mutation.ts';

/** Takes somebody or something out of all groups, and all roles from it. */
export async function removeHolder({ db }: Tx, id: string): Promise<void> {
  await db.deleteFrom('directory_member').where('member_id', '=', id).execute();
  await db.deleteFrom('directory_grant').where('holder', '=', id).execute();
}
