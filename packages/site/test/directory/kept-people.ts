import { randomUUID } from 'node:crypto';
import type { Group, User } from '../../src/directory/directory-views.ts';
import { addMember } from '../../src/store/mutations/directory/add-member.ts';
import { createGroup } from '../../src/store/mutations/directory/create-group.ts';
import { createUser, type NewUser } from '../../src/store/mutations/directory/create-user.ts';
import type { Store } from '../../src/store/store.ts';

/** A person whom the site of a test knows. */
export async function newUser(
  store: Store,
  name: string,
  given: Partial<NewUser> = {},
): Promise<User> {
  const id = randomUUID();
  const user = { id, name, displayName: name, email: null, enabled: true, ...given };
  return (await store.mutate(createUser, user)).after;
}

/** A group of the site of a test, and who is in it. */
export async function newGroup(
  store: Store,
  name: string,
  members: readonly { readonly id: string }[] = [],
): Promise<Group> {
  const group = { id: randomUUID(), name, description: '' };
  const { after } = await store.mutate(createGroup, group);
  await Promise.all(
    members.map(async ({ id }) => store.mutate(addMember, { group: after.id, member: id })),
  );
  return after;
}
