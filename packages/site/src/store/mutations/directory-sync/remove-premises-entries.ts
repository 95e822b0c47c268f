import type { Group, User } from '../../../directory/directory-views.ts';
import { removeGroup } from '../directory/remove-group.ts';
import { removeUser } from '../directory/remove-user.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import { requireLeaving } from './require-source.ts';
import { type EntryPlace, selectEntry } from './select-entry.ts';

/** As many go into one change. */
export const mostEntriesAtOnce = 100;

export interface RemovedEntries {
  readonly source: string;
  readonly keys: readonly string[];
  /** Only while the directory itself is being removed. */
  readonly isLeaving?: boolean;
}

/** Has the site know no more whom or what its directory does not have any more; gives those whom it knew. */
export const removePremisesEntries: Mutation<RemovedEntries, readonly (User | Group)[]> = {
  name: 'remove-premises-entries',
  async run(tx, { source, keys, isLeaving = false }) {
    if (isLeaving) await requireLeaving(tx, source);
    const removed: (User | Group)[] = [];
    for (const key of keys) removed.push(...(await remove(tx, { source, key })));
    return removed;
  },
  tells(removed, { source }) {
    const [first, ...others] = removed;
    if (first === undefined) return undefined;
    if (others.length === 0) return { before: first };
    return { target: source, before: removed.map(({ id, name }) => ({ id, name })) };
  },
};

async function remove(tx: Tx, { source, key }: EntryPlace): Promise<readonly (User | Group)[]> {
  const entry = await selectEntry(tx, { source, key });
  if (entry === undefined) return [];
  await tx.db
    .deleteFrom('directory_source_entry')
    .where('source', '=', source)
    .where('key', '=', key)
    .execute();
  const removed = { id: entry.object_id, source };
  const { before } =
    entry.kind === 'user' ? await removeUser.run(tx, removed) : await removeGroup.run(tx, removed);
  return [before];
}
