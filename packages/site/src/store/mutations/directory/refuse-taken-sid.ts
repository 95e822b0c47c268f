import { directoryErrors } from '../../../directory/directory-errors.ts';
import { sidInSite } from '../../../directory/site-domain.ts';
import type { Tx } from '../../mutation.ts';

/**
 * Throws where an identifier that another directory has given belongs to somebody or something else, or
 * is one that the site gives out itself: whoever has it has what was granted to it.
 */
export async function refuseTakenSid({ db }: Tx, sid: string): Promise<void> {
  const site = await db.selectFrom('site').select('id').executeTakeFirstOrThrow();
  const [domain] = sidInSite(site.id, 0).split(/(?<=-)0$/);
  const user = await db
    .selectFrom('directory_user')
    .select('id')
    .where('sid', '=', sid)
    .executeTakeFirst();
  const group = await db
    .selectFrom('directory_group')
    .select('id')
    .where('sid', '=', sid)
    .executeTakeFirst();
  const isTaken = user !== undefined || group !== undefined || sid.startsWith(domain ?? sid);
  if (isTaken) throw directoryErrors('sid-taken', { sid }, { target: sid });
}
