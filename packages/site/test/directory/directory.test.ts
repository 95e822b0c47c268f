import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessChangedKind } from '../../src/directory/access-changed.ts';
import { principalOf } from '../../src/directory/principal.ts';
import { claimHolder } from '../../src/directory/holders.ts';
import { findUser } from '../../src/directory/find-user.ts';
import { rolesOfHolders } from '../../src/directory/roles-of-holders.ts';
import { addMember } from '../../src/store/mutations/directory/add-member.ts';
import { createClient } from '../../src/store/mutations/directory/create-client.ts';
import { grantRole } from '../../src/store/mutations/directory/grant-role.ts';
import { removeGroup } from '../../src/store/mutations/directory/remove-group.ts';
import { removeUser } from '../../src/store/mutations/directory/remove-user.ts';
import { revokeRole } from '../../src/store/mutations/directory/revoke-role.ts';
import { findEvents } from '../../src/store/reports/find-events.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines } from '../store/engines.ts';
import { newGroup, newUser } from './kept-people.ts';

/** How often others were told that somebody may do something else. */
async function timesTold(store: Store): Promise<number> {
  return (await store.report(findEvents, { kind: accessChangedKind, limit: 100 })).length;
}

describeEngines('the directory', (engine) => {
  test('knows people and groups by names and by numbers that nobody gets again', async () => {
    const store = await engine.open(await engine.newDatabase());
    const ada = await newUser(store, 'Ada');
    const digest = createHash('sha256').update(store.site.id).digest();
    const domain = [0, 4, 8].map((at) => digest.readUInt32BE(at)).join('-');
    expect(ada).toMatchObject({ sid: `S-1-5-21-${domain}-1000`, version: 1, source: null });
    expect(await findUser(store, 'ADA')).toEqual(ada);
    expect(await findUser(store, ada.id.toUpperCase())).toEqual(ada);
    expect(await findUser(store, 'adam')).toBeUndefined();

    await expect(newUser(store, 'ａＤａ')).rejects.toMatchObject({
      code: 'directory-taken',
      message: 'There is a user "Ada" already; upper and lower case make no difference.',
    });
    // A group may be called as somebody is, as where everybody has a group of his own.
    expect((await newGroup(store, 'ada')).sid).toBe(`S-1-5-21-${domain}-1001`);
    await store.mutate(removeUser, { id: ada.id });
    expect((await newUser(store, 'ada')).sid).toBe(`S-1-5-21-${domain}-1002`);

    // Several at once, as several replicas make them.
    const many = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => newUser(store, `user${index}`)),
    );
    expect(new Set(many.map(({ sid }) => sid)).size).toBe(8);
    const both = await Promise.allSettled(['Bob', 'bob'].map(async (name) => newUser(store, name)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('tells what somebody may do, through groups in groups', async () => {
    const store = await engine.open(await engine.newDatabase());
    const ada = await newUser(store, 'ada');
    let inner: { readonly id: string } = ada;
    const groups: { id: string; name: string; sid: string }[] = [];
    for (const name of ['one', 'two', 'three', 'four', 'five']) {
      const { id, sid } = await newGroup(store, name, [inner]);
      groups.push({ id, name, sid });
      inner = { id };
    }
    const other = await newGroup(store, 'other');
    await store.mutate(grantRole, { holder: ada.id, role: 'Reports.Read' });
    await store.mutate(grantRole, { holder: inner.id, role: 'Devices.Manage' });
    await store.mutate(grantRole, { holder: other.id, role: 'Site.Admin' });
    const known = await principalOf(store, ada.id);
    expect(known).toEqual({
      kind: 'user',
      id: ada.id,
      name: 'ada',
      sid: ada.sid,
      enabled: true,
      roles: ['Devices.Manage', 'Reports.Read'],
      sids: expect.arrayContaining([ada.sid, ...groups.map(({ sid }) => sid)]),
      groups: expect.arrayContaining(groups),
    });
    expect(known?.sids).toHaveLength(6);

    const told = await timesTold(store);
    const [, , third] = groups;
    await store.mutate(removeGroup, { id: third?.id ?? '' });
    expect(await timesTold(store)).toBe(told + 1);
    expect(await principalOf(store, ada.id)).toMatchObject({
      roles: ['Reports.Read'],
      groups: [{ name: 'one' }, { name: 'two' }],
    });
    expect(await principalOf(store, randomUUID())).toBeUndefined();
  });

  test('refuses a group that would be in itself, and names the way', async () => {
    const store = await engine.open(await engine.newDatabase());
    const one = await newGroup(store, 'one');
    const two = await newGroup(store, 'two', [one]);
    const three = await newGroup(store, 'three', [two, one]);
    const top = await newGroup(store, 'top', [three]);
    const told = await timesTold(store);
    const add = async (group: { id: string }, member: { id: string }): Promise<unknown> =>
      store.mutate(addMember, { group: group.id, member: member.id });
    await expect(add(two, top)).rejects.toMatchObject({
      code: 'directory-cycle',
      kind: 'conflict',
      message:
        'The group "top" cannot be in "two", for that is in it already: "two" is in "three" is in "top".',
    });
    await expect(add(one, one)).rejects.toMatchObject({ code: 'directory-itself' });
    expect(await timesTold(store)).toBe(told);
    expect(await add(top, one)).toMatchObject({ before: null, after: { kind: 'group' } });
    // A repeat changes nothing, and tells nobody.
    expect(await add(top, one)).toMatchObject({ before: { name: 'one' } });
    expect(await timesTold(store)).toBe(told + 1);
    await expect(add(top, { id: randomUUID() })).rejects.toMatchObject({ kind: 'not-found' });
    // Two at once that would only together be a cycle.
    const [left, right] = [await newGroup(store, 'left'), await newGroup(store, 'right')];
    const both = await Promise.allSettled([add(left, right), add(right, left)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('gives roles to programs, and to groups of another directory', async () => {
    const store = await engine.open(await engine.newDatabase());
    const id = randomUUID();
    await store.mutate(createClient, { id, name: 'nightly', secret: 'hash', publicKey: null });
    const claims = ['printers', 'people'].map((value) =>
      claimHolder('https://login.example.com/tenant', value),
    );
    await store.mutate(grantRole, { holder: id, role: 'Content.Manage' });
    await store.mutate(grantRole, { holder: claims[0] ?? '', role: 'Printers.Publish' });
    expect(await principalOf(store, id)).toEqual({
      kind: 'client',
      id,
      name: 'nightly',
      sid: undefined,
      enabled: true,
      roles: ['Content.Manage'],
      sids: [],
      groups: [],
    });
    expect(await rolesOfHolders(store, [...claims, id])).toEqual([
      'Content.Manage',
      'Printers.Publish',
    ]);
    expect(await rolesOfHolders(store, claims.slice(1))).toEqual([]);
    expect(await rolesOfHolders(store, [])).toEqual([]);
    const told = await timesTold(store);
    const again = await store.mutate(grantRole, { holder: id, role: 'Content.Manage' });
    expect(again.before).not.toBeNull();
    expect(await timesTold(store)).toBe(told);
    await store.mutate(revokeRole, { holder: id, role: 'Content.Manage' });
    expect((await principalOf(store, id))?.roles).toEqual([]);
    const holder = randomUUID();
    await expect(store.mutate(grantRole, { holder, role: 'Site.Admin' })).rejects.toMatchObject({
      code: 'directory-unknown-holder',
    });
    await expect(store.mutate(revokeRole, { holder, role: 'Site.Admin' })).rejects.toMatchObject({
      code: 'directory-no-grant',
    });
  });

  test('takes a group of thousands in its stride', async () => {
    const store = await engine.open(await engine.newDatabase());
    // PostgreSQL has those wait for each other who come at once, and is asked one by one.
    const [count, atOnce] = engine.name === 'sqlite' ? [2000, 500] : [100, 1];
    const ids = Array.from({ length: count }, () => randomUUID());
    const group = await newGroup(store, 'everybody');
    const join = async (id: string, index: number): Promise<void> => {
      await newUser(store, `user${index}`, { id });
      await store.mutate(addMember, { group: group.id, member: id });
    };
    for (let from = 0; from < count; from += atOnce) {
      await Promise.all(
        ids.slice(from, from + atOnce).map(async (id, index) => join(id, from + index)),
      );
    }
    const groups = [{ id: group.id, name: 'everybody', sid: group.sid }];
    expect((await principalOf(store, ids.at(-1) ?? ''))?.groups).toEqual(groups);
    await store.mutate(removeGroup, { id: group.id });
    expect((await principalOf(store, ids.at(-1) ?? ''))?.groups).toEqual([]);
  });
});
