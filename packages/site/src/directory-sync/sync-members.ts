import {
  changePremisesMembers,
  mostMembersAtOnce,
} from '../store/mutations/directory-sync/change-premises-members.ts';
import type { Change } from '../audit/change.ts';
import type { Store } from '../store/store.ts';
import type { PremisesGroup } from './premises-entry.ts';
import { presentMembers, resolveMembers } from './resolve-members.ts';

/** Has just those be in a group who are in it at its directory; tells how many came and went. */
export async function syncMembers(
  { store, change }: { readonly store: Pick<Store, 'read'>; readonly change: Change },
  source: string,
  group: PremisesGroup,
): Promise<number> {
  const id = await idOf(store, source, group.key);
  // One that could not be taken, because its name is taken.
  if (id === undefined) return 0;
  const wanted = await resolveMembers(store, source, group);
  const present = await presentMembers(store, id);
  const add = [...wanted.difference(present)].filter((member) => member !== id);
  const remove = [...present.difference(wanted)];
  const largest = Math.max(add.length, remove.length);
  for (let from = 0; from < largest; from += mostMembersAtOnce) {
    const to = from + mostMembersAtOnce;
    await change(changePremisesMembers, {
      group: id,
      add: add.slice(from, to),
      remove: remove.slice(from, to),
    });
  }
  return add.length + remove.length;
}

async function idOf(
  { read }: Pick<Store, 'read'>,
  source: string,
  key: string,
): Promise<string | undefined> {
  const row = await read(async (db) =>
    db
      .selectFrom('directory_group')
      .select('id')
      .where('source', '=', source)
      .where('source_key', '=', key)
      .executeTakeFirst(),
  );
  return row?.id;
}
