import { randomUUID } from 'node:crypto';
import type { User } from '../../../directory/directory-views.ts';
import { nameKey } from '../../../directory/names.ts';
import { dnKey } from '../../../directory-sync/dn-key.ts';
import type { PremisesUser } from '../../../directory-sync/premises-entry.ts';
import { changeUser } from '../directory/change-user.ts';
import type { Change } from '../directory/change.ts';
import { createUser } from '../directory/create-user.ts';
import type { Mutation } from '../../mutation.ts';
import { keepEntry } from './keep-entry.ts';
import { requireStaying } from './require-source.ts';
import { selectEntry } from './select-entry.ts';

export interface MergedUser {
  readonly source: string;
  readonly user: PremisesUser;
}

/** What came of reading an entry. */
export type Merged = 'new' | 'changed' | 'same';

/** What was changed of a person, if anything was. */
export interface MergedChange extends Change<User | null, User | null> {
  readonly came: Merged;
}

/** Has the site know a person as his directory knows him. */
export const mergePremisesUser: Mutation<MergedUser, MergedChange> = {
  name: 'merge-premises-user',
  async run(tx, { source, user }) {
    const { key, dn, name, displayName, email, enabled, sid, primaryGroup } = user;
    // Nobody is taken over any more of one that is removed meanwhile.
    await requireStaying(tx, { name: source, version: undefined });
    const before = await selectEntry(tx, { source, key });
    const row = await tx.db
      .selectFrom('directory_user')
      .selectAll()
      .where('source', '=', source)
      .where('source_key', '=', key)
      .executeTakeFirst();
    const id = row?.id ?? randomUUID();
    const entry = {
      source,
      key,
      kind: 'user',
      object_id: id,
      dn,
      dn_key: dnKey(dn),
      name_key: nameKey(name),
      primary_group: primaryGroup ?? null,
      enabled: enabled ? 1 : 0,
    };
    const isSameEntry = await keepEntry(tx, before, entry);
    if (row === undefined) {
      const origin = { source, key, sid };
      const made = await createUser.run(tx, { id, name, displayName, email, enabled, origin });
      return { came: 'new', ...made };
    }
    // Who was shut out here stays so, as long as the directory does not change its own mind.
    const isDecidedAnew = before?.enabled !== entry.enabled;
    const isLetIn = isDecidedAnew ? enabled : row.enabled === 1;
    const isSame =
      row.name === name &&
      row.display_name === displayName &&
      row.email === email &&
      (row.enabled === 1) === isLetIn;
    if (isSame) return { came: isSameEntry ? 'same' : 'changed', before: null, after: null };
    const given = { id, name, displayName, email, enabled: isLetIn, source };
    return { came: 'changed', ...(await changeUser.run(tx, given)) };
  },
  tells: ({ before, after }) => (after === null ? undefined : { before, after }),
};
