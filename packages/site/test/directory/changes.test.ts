import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { principalOf } from '../../src/directory/principal.ts';
import { rolesOfHolders } from '../../src/directory/roles-of-holders.ts';
import { changeUser } from '../../src/store/mutations/directory/change-user.ts';
import { grantRole } from '../../src/store/mutations/directory/grant-role.ts';
import { removeMember } from '../../src/store/mutations/directory/remove-member.ts';
import { removeUser } from '../../src/store/mutations/directory/remove-user.ts';
import { sqlite } from '../store/engines.ts';
import { newGroup, newUser } from './kept-people.ts';

test('the directory keeps nothing of who is removed', async () => {
  const store = await sqlite.open(await sqlite.newDatabase());
  const ada = await newUser(store, 'ada', { passwordHash: 'a hash' });
  const group = await newGroup(store, 'printing', [ada]);
  await store.mutate(grantRole, { holder: ada.id, role: 'Site.Admin' });
  const removed = await store.mutate(removeUser, { id: ada.id });
  expect(removed).toEqual({ before: ada, after: null });
  expect(await rolesOfHolders(store, [ada.id])).toEqual([]);
  const passwords = store.read(async (db) =>
    db.selectFrom('directory_password').selectAll().execute(),
  );
  expect(await passwords).toEqual([]);
  // What comes with the same id is not in the group by that.
  const again = await newUser(store, 'ada', { id: ada.id });
  expect(await principalOf(store, again.id)).toMatchObject({ roles: [], groups: [] });
  await expect(
    store.mutate(removeMember, { group: group.id, member: again.id }),
  ).rejects.toMatchObject({
    message: '"ada" is not in the group "printing" by itself.',
  });
});

test('the directory refuses a change of what was changed in the meantime', async () => {
  const store = await sqlite.open(await sqlite.newDatabase());
  const { id, version } = await newUser(store, 'ada');
  const changed = { id, name: 'Ada', displayName: 'Ada Lovelace', email: null, enabled: false };
  const { before, after } = await store.mutate(changeUser, { ...changed, version });
  expect([before.displayName, after.displayName, after.version]).toEqual([
    'ada',
    'Ada Lovelace',
    version + 1,
  ]);
  expect(await principalOf(store, id)).toMatchObject({ name: 'Ada', enabled: false });
  const late = { code: 'condition-other-version', kind: 'conflict', status: 412 };
  await expect(store.mutate(changeUser, { ...changed, version })).rejects.toMatchObject(late);
  await expect(store.mutate(removeUser, { id, version })).rejects.toMatchObject(late);
  await newUser(store, 'bob');
  await expect(store.mutate(changeUser, { ...changed, name: 'BOB' })).rejects.toMatchObject({
    code: 'directory-taken',
  });
  await expect(store.mutate(removeUser, { id: randomUUID() })).rejects.toMatchObject({
    code: 'directory-not-found',
  });
});

test('the directory leaves it to another directory whom that gives', async () => {
  const store = await sqlite.open(await sqlite.newDatabase());
  const origin = { source: 'ldap.example.com', key: 'guid-1', sid: 'S-1-5-21-1-2-3-1104' };
  const ada = await newUser(store, 'ada', { origin });
  expect(ada).toMatchObject({ sid: origin.sid, source: origin.source });
  const { id, name, displayName, email } = ada;
  const elsewhere = { code: 'directory-from-elsewhere', kind: 'conflict' };
  const renamed = { id, name: 'adele', displayName, email, enabled: true };
  await expect(store.mutate(changeUser, renamed)).rejects.toMatchObject(elsewhere);
  await expect(store.mutate(removeUser, { id })).rejects.toMatchObject(elsewhere);
  // Whom it lets in the site decides itself.
  const kept = { id, name, displayName, email, enabled: false };
  expect((await store.mutate(changeUser, kept)).after.enabled).toBe(false);
  const { source } = origin;
  expect((await store.mutate(changeUser, { ...renamed, source })).after.name).toBe('adele');
  expect((await store.mutate(removeUser, { id, source })).after).toBeNull();
});
