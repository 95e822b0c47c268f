import { changeUser } from '../directory/change-user.ts';
import type { Mutation } from '../../mutation.ts';
import type { EntryPlace } from './select-entry.ts';

/** Lets somebody in no more of whom nothing else can be taken over; tells whether he was let in. */
export const shutOutPremisesUser: Mutation<EntryPlace, boolean> = {
  name: 'shut-out-premises-user',
  async run(tx, { source, key }) {
    const { db } = tx;
    const user = await db
      .selectFrom('directory_user')
      .select(['id', 'name', 'display_name', 'email', 'enabled'])
      .where('source', '=', source)
      .where('source_key', '=', key)
      .executeTakeFirst();
    if (user === undefined) return false;
    // As when it was said with the rest: he is let in again when the directory changes its mind.
    await db
      .updateTable('directory_source_entry')
      .set({ enabled: 0 })
      .where('source', '=', source)
      .where('key', '=', key)
      .execute();
    if (user.enabled === 0) return false;
    const { id, name, display_name: displayName, email } = user;
    await changeUser.run(tx, { id, name, displayName, email, enabled: false, source });
    return true;
  },
  tells: (wasLetIn, { key: target }) =>
    wasLetIn ? { target, before: { enabled: true }, after: { enabled: false } } : undefined,
};
