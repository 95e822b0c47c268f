import { generateKeyPairSync } from 'node:crypto';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Contract, Given } from '@hawser/core/api/contract';
import {
  changeClient,
  createClient,
  getClient,
  listClients,
  removeClient,
  replaceClientCredential,
} from '@hawser/core/api/contracts/clients';
import { grantRole, listRoleHolders, revokeRole } from '@hawser/core/api/contracts/grants';
import {
  addGroupMember,
  changeGroup,
  createGroup,
  getGroup,
  listGroupMembers,
  listGroups,
  removeGroup,
  removeGroupMember,
} from '@hawser/core/api/contracts/groups';
import {
  changeUser,
  createUser,
  getUser,
  listUsers,
  removeUser,
} from '@hawser/core/api/contracts/users';
import { expect, test } from 'vitest';
import { startedSite } from '../started-site.ts';

test('administrators keep people, groups, programs and their roles over the API', async () => {
  const { address } = await startedSite();
  const call: Call = async (contract, given) =>
    callSite(address, contract, given, { signal: AbortSignal.timeout(15_000) });

  const ada = await call(createUser, {
    body: { name: 'ada', email: 'ada@example.com', password: 'staple battery horse lamp' },
  });
  expect(ada).toMatchObject({ displayName: 'ada', enabled: true, version: 1 });
  expect(JSON.stringify(ada)).not.toContain('battery');
  const params = { user: 'ADA' };
  const change = { name: 'ada', displayName: 'Ada Lovelace', email: null, enabled: true };
  const changed = await call(changeUser, { params, body: change, ifMatch: ada.version });
  expect(await call(getUser, { params })).toEqual(changed);
  await expect(
    call(changeUser, { params, body: change, ifMatch: ada.version }),
  ).rejects.toMatchObject({ code: 'condition-other-version', status: 412 });
  await expect(
    call(createUser, { body: { name: 'bob', password: 'password1234' } }),
  ).rejects.toMatchObject({ code: 'password-guessable' });
  await expect(call(createUser, { body: { name: 'b o b' } })).rejects.toMatchObject({
    code: 'directory-bad-name',
    status: 400,
  });
  // Who cannot have the password is not there without one.
  expect((await call(listUsers, { query: { filter: 'b' } })).items).toEqual([]);

  const group = await call(createGroup, { body: { name: 'Printing: 3rd floor / west' } });
  const named = { group: group.name };
  expect(await call(getGroup, { params: named })).toEqual(group);
  const membership = { params: { ...named, member: ada.id } };
  expect(await call(addGroupMember, membership)).toMatchObject({ kind: 'user', name: 'ada' });
  expect(await call(listGroupMembers, { params: named, query: { all: true } })).toMatchObject({
    items: [{ name: 'ada', direct: true }],
    next: null,
  });
  await expect(call(addGroupMember, { params: { ...named, member: 'ada' } })).rejects.toMatchObject(
    { code: 'request-invalid' },
  );
  const body = { name: 'Printing', description: 'Whoever prints.' };
  const { version } = await call(changeGroup, { params: named, body, ifMatch: group.version });
  expect((await call(listGroups, { query: { filter: 'printing' } })).items).toMatchObject([body]);

  const grant = { role: 'Printers.Use', holder: group.id } as const;
  expect(await call(grantRole, { body: grant })).toEqual(grant);
  const held = await call(listRoleHolders, { query: { holder: ada.id, all: true } });
  expect(held.items).toMatchObject([{ role: 'Printers.Use', name: 'ada', through: 'Printing' }]);
  await call(revokeRole, { body: grant });
  await expect(call(revokeRole, { body: grant })).rejects.toMatchObject({ kind: 'not-found' });
  await expect(
    call(grantRole, { body: { role: 'Printers.Use', holder: 'ada' } }),
  ).rejects.toMatchObject({ code: 'directory-bad-holder' });

  const members = { params: { group: 'printing', member: ada.id } };
  expect(await call(removeGroupMember, members)).toMatchObject({ name: 'ada' });
  const gone = await call(removeGroup, { params: { group: group.id }, ifMatch: version });
  expect(gone.name).toBe('Printing');
  expect(await call(removeUser, { params, ifMatch: '*' })).toEqual(changed);
  await expect(call(getUser, { params })).rejects.toMatchObject({ code: 'directory-not-found' });

  await keepClients(call);
}, 30_000);

type Call = <C extends Contract>(contract: C, given: Given<C>) => Promise<Answered<C>>;

/** Of the same site, for one is enough: a program gets a secret once, or has a key of its own. */
async function keepClients(call: Call): Promise<void> {
  const { secret, ...made } = await call(createClient, { body: { name: 'Nightly run' } });
  expect(secret).toMatch(/^[\w-]{43}$/);
  const params = { client: 'nightly run' };
  expect(await call(getClient, { params })).toEqual(made);
  expect((await call(listClients, { query: {} })).items).toEqual([made]);

  const pem = generateKeyPairSync('ed25519')
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
  const credential = { params, body: { publicKey: pem }, ifMatch: made.version };
  const replaced = await call(replaceClientCredential, credential);
  expect(replaced).toMatchObject({ id: made.id, signIn: 'key', secret: null, version: 2 });
  const again = await call(replaceClientCredential, { params, body: {}, ifMatch: '*' });
  expect(again.secret).not.toBe(secret);
  const off = { name: 'Nightly', enabled: false };
  const { version } = await call(changeClient, { params, body: off, ifMatch: again.version });
  const last = { params: { client: made.id }, ifMatch: version };
  expect(await call(removeClient, last)).toMatchObject(off);
  await expect(
    call(createClient, { body: { name: 'Nightly', publicKey: 'no key' } }),
  ).rejects.toMatchObject({ code: 'directory-bad-key' });
}
