import { Secret } from '@hawser/core/secret';
import { describe, expect, test } from 'vitest';
import { checkPremisesPassword } from '../../src/directory-sync/check-premises-password.ts';
import { requireGroup } from '../../src/directory/find-group.ts';
import { findUser } from '../../src/directory/find-user.ts';
import { principalOf } from '../../src/directory/principal.ts';
import { changeUser } from '../../src/store/mutations/directory/change-user.ts';
import { newUser } from '../directory/kept-people.ts';
import { describeEngines } from '../store/engines.ts';
import { person } from './premises.ts';
import { reading, source } from './reading.ts';
import { base, hasSlapd, startSlapd } from './slapd.ts';

const staff = (...uids: string[]): string => `dn: cn=staff,${base}
objectClass: groupOfNames
cn: staff
${uids.map((uid) => `member: uid=${uid},${base}`).join('\n')}

dn: cn=everybody,${base}
objectClass: groupOfNames
cn: everybody
member: cn=staff,${base}

dn: cn=printing,${base}
objectClass: posixGroup
cn: printing
gidNumber: 7
memberUid: grace

`;

describe.skipIf(!hasSlapd)('reading a directory on the premises', () => {
  describeEngines('into a site', (engine) => {
    test('has its people sign in there, and its groups hold for them here', async () => {
      const slapd = await startSlapd(person('ada') + person('grace') + staff('ada'));
      const site = await reading(engine, slapd);
      const { store, sync } = site;
      expect(await sync()).toMatchObject({
        state: 'succeeded',
        result: { all: true, users: 2, groups: 3, memberships: 3, removed: 0, skipped: 0 },
      });
      const ada = await findUser(store, 'ada');
      expect(ada).toMatchObject({ email: 'ada@example.com', source, enabled: true });
      const groups = await Promise.all(
        ['staff', 'everybody', 'printing'].map(async (name) => requireGroup(store, name)),
      );
      const [staffSid, everybodySid, printingSid] = groups.map((group) => group.sid);
      const principal = await principalOf(store, ada?.id ?? '');
      expect(new Set(principal?.sids)).toEqual(new Set([ada?.sid, staffSid, everybodySid]));
      const grace = await principalOf(store, (await findUser(store, 'grace'))?.id ?? '');
      expect(grace?.sids).toContain(printingSid);

      const proves = async (password: string): Promise<boolean> =>
        checkPremisesPassword(site, {
          userId: ada?.id ?? '',
          password: new Secret(password),
          signal: new AbortController().signal,
        });
      expect(await proves('the password of ada')).toBe(true);
      expect(await proves('the password of grace')).toBe(false);
      expect(await proves('')).toBe(false);
    });

    test('takes over what has changed, and whom it has no more', async () => {
      const slapd = await startSlapd(person('ada') + person('grace') + staff('ada', 'grace'));
      const { store, sync, sources } = await reading(engine, slapd);
      await sync();
      const before = await findUser(store, 'ada');
      await slapd.modify(`dn: uid=ada,${base}
changetype: modrdn
newrdn: uid=lovelace
deleteoldrdn: 1

dn: cn=staff,${base}
changetype: modify
replace: member
member: uid=lovelace,${base}

dn: uid=grace,${base}
changetype: delete
`);
      expect(await sync()).toMatchObject({
        state: 'succeeded',
        result: { all: false, removed: 1 },
      });
      expect(await findUser(store, 'lovelace')).toMatchObject({ id: before?.id, sid: before?.sid });
      expect(await findUser(store, 'ada')).toBeUndefined();
      expect(await findUser(store, 'grace')).toBeUndefined();
      expect(await sources.get(source)).toMatchObject({ users: 1, groups: 3, trouble: null });
    });

    test('leaves out whose name somebody of the site has, and whom the site has shut out', async () => {
      const slapd = await startSlapd(person('ada') + person('grace'));
      const { store, sync, sources } = await reading(engine, slapd);
      const own = await newUser(store, 'ada');
      expect(await sync()).toMatchObject({ result: { users: 1, skipped: 1 } });
      expect(await findUser(store, 'ada')).toEqual(own);
      const leftOut = [{ name: `uid=ada,${base}`, reason: expect.stringContaining('"ada"') }];
      expect(await sources.get(source)).toMatchObject({ leftOut: 1, leftOutFirst: leftOut });

      const grace = await findUser(store, 'grace');
      if (grace === undefined) throw new Error('there is no grace');
      const { id, name, displayName, email } = grace;
      await store.mutate(changeUser, { id, name, displayName, email, enabled: false });
      await slapd.modify(`dn: uid=grace,${base}
changetype: modify
replace: cn
cn: Grace Hopper
`);
      // Still, and once, whether ada is among what has changed or not.
      expect(await sync()).toMatchObject({ result: { all: false } });
      expect(await sources.get(source)).toMatchObject({ leftOut: 1, leftOutFirst: leftOut });
      await slapd.modify(`dn: uid=ada,${base}
changetype: modrdn
newrdn: uid=lovelace
deleteoldrdn: 1
`);
      await sync({ all: true });
      expect(await sources.get(source)).toMatchObject({ leftOut: 0, leftOutFirst: [] });
      expect(await findUser(store, 'grace')).toMatchObject({
        displayName: 'Grace Hopper',
        enabled: false,
      });
    });
  });

  describeEngines('that says too little', (engine) => {
    test('removes nobody, unless it is forced to', async () => {
      const uids = Array.from({ length: 30 }, (_, index) => `user${index}`);
      const slapd = await startSlapd(uids.map(person).join(''));
      const { store, sync, sources } = await reading(engine, slapd);
      await sync();
      const { name, version, users, groups, synced, trouble, ...given } = await sources.get(source);
      expect({ users, groups, trouble }).toEqual({ users: 30, groups: 0, trouble: null });
      expect(synced).not.toBe(null);
      const narrow = { ...given, userFilter: '(uid=user1*)' };
      await sources.change(store.mutate.bind(store), { name, version }, narrow);
      expect(await sync()).toMatchObject({
        state: 'failed',
        error: { code: 'directory-sync-too-many-gone' },
      });
      expect(await sources.get(source)).toMatchObject({
        users: 30,
        trouble: expect.stringContaining('30'),
      });
      expect(await sync({ force: true })).toMatchObject({ result: { removed: 19 } });
      expect(await sources.get(source)).toMatchObject({ users: 11, trouble: null });
    });
  });
});
