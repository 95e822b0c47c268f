import { isClaim } from '../../../directory/holders.ts';
import type { Tx } from '../../mutation.ts';

/** What somebody is called who can have a role; undefined where there is nobody. */
export async function holderName({ db }: Tx, holder: string): Promise<string | undefined> {
  if (isClaim(holder)) return holder;
  for (const table of ['directory_user', 'directory_group', 'directory_client'] as const) {
    const found = await db
      .selectFrom(table)
      .select('name')
      .where('id', '=', holder)
      .executeTakeFirst();
    if (found !== undefined) return found.name;
  }
  return undefined;
}
