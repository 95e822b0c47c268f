import { HawserError } from '@hawser/core/errors';
import { Secret } from '@hawser/core/secret';
import { describe, expect, test } from 'vitest';
import type { PremisesDirectory } from '../../src/directory-sync/premises-directory.ts';
import { PremisesReader } from '../../src/directory-sync/premises-reader.ts';
import { directoryOf, person } from './premises.ts';
import { base, hasSlapd, reader, startSlapd } from './slapd.ts';

async function all<Each>(
  pages: AsyncIterable<{ readonly entries: readonly Each[] }>,
): Promise<Each[]> {
  const entries: Each[] = [];
  for await (const page of pages) entries.push(...page.entries);
  return entries;
}

const password = new Secret(reader.password);

describe.skipIf(!hasSlapd)('a directory on the premises', () => {
  test('tells of more people than it gives at once, and of the groups that they are in', async () => {
    const uids = Array.from({ length: 1000 }, (_, index) => `user${index}`);
    const group = `dn: cn=staff,${base}
objectClass: groupOfNames
cn: staff
description: Everybody
${uids.map((uid) => `member: uid=${uid},${base}`).join('\n')}
`;
    const slapd = await startSlapd(uids.map(person).join('') + group);
    await using premises = await PremisesReader.open(directoryOf(slapd), password);
    const users = await all(premises.users());
    expect(users).toHaveLength(1000);
    expect(users[7]).toMatchObject({
      dn: `uid=user7,${base}`,
      name: 'user7',
      displayName: 'user7 of Example',
      email: 'user7@example.com',
      enabled: true,
      sid: undefined,
    });
    const [staff, ...others] = await all(premises.groups());
    expect(others).toEqual([]);
    expect(staff).toMatchObject({ name: 'staff', description: 'Everybody' });
    expect(staff?.members).toHaveLength(1000);
    const found = { key: users[7]?.key ?? '', dn: `uid=user8,${base}` };
    expect((await premises.find(found))?.dn).toBe(`uid=user7,${base}`);
    expect(await premises.find({ ...found, key: 'another' })).toBe(undefined);
  });

  test('of the kind of Active Directory keeps identifiers and knows who is disabled', async () => {
    const slapd = await startSlapd(activeDirectory);
    const directory = directoryOf(slapd, { kind: 'active-directory' });
    await using premises = await PremisesReader.open(directory, password);
    const users = await all(premises.users());
    expect(
      users.map(({ name, sid, enabled, primaryGroup }) => ({ name, sid, enabled, primaryGroup })),
    ).toEqual([
      {
        name: 'ada@example.com',
        sid: 'S-1-5-21-3957038640-2329795005-862022966-1105',
        enabled: true,
        primaryGroup: 'S-1-5-21-3957038640-2329795005-862022966-513',
      },
      { name: 'charles', sid: undefined, enabled: false, primaryGroup: undefined },
    ]);
    const found = { key: '000102030405060708090a0b0c0d0e0f', dn: `cn=Ada Lovelace,${base}` };
    expect(users[0]?.key).toBe(found.key);
    expect((await premises.find(found))?.name).toBe('ada@example.com');
    expect((await all(premises.groups())).map(({ name, members }) => ({ name, members }))).toEqual([
      { name: 'staff', members: [`cn=Ada Lovelace,${base}`] },
    ]);
    expect((await all(premises.users('6'))).map(({ name }) => name)).toEqual(['charles']);
  });

  test('tells of what has changed since a moment', async () => {
    const slapd = await startSlapd(person('ada') + person('grace'));
    await using premises = await PremisesReader.open(directoryOf(slapd), password);
    expect(await all(premises.users('20990101000000Z'))).toEqual([]);
    expect(await all(premises.users('20200101000000Z'))).toHaveLength(2);
    const narrow = directoryOf(slapd, { userFilter: '(uid=g*)' });
    await using few = await PremisesReader.open(narrow, password);
    expect((await all(few.users())).map(({ name }) => name)).toEqual(['grace']);
  });

  test('is told apart from one that is gone, untrusted, unencrypted, or wants another password', async () => {
    const slapd = await startSlapd('');
    const open = async (more: Partial<PremisesDirectory>, secret = password): Promise<unknown> =>
      await PremisesReader.open(directoryOf(slapd, more), secret).then(
        async (premises) => {
          await premises[Symbol.asyncDispose]();
          return 'open';
        },
        (error: unknown) => (error instanceof HawserError ? error.code : error),
      );
    expect(await open({ url: slapd.plainUrl })).toBe('open');
    expect(await open({}, new Secret('another password'))).toBe('ldap-refused');
    expect(await open({ trustAnchor: null })).toBe('ldap-untrusted');
    expect(await open({ url: slapd.plainUrl, trustAnchor: null })).toBe('ldap-untrusted');
    await using premises = await PremisesReader.open(
      directoryOf(slapd, { userBase: 'dc=elsewhere' }),
      password,
    );
    await expect(all(premises.users())).rejects.toMatchObject({ code: 'ldap-no-base' });
    await expect(premises.requireBases()).rejects.toMatchObject({ code: 'ldap-no-base' });
    await slapd.stop();
    expect(await open({})).toBe('ldap-unreachable');
  });
});

const activeDirectory = `dn: cn=Ada Lovelace,${base}
objectClass: user
cn: Ada Lovelace
sn: Lovelace
sAMAccountName: ada
userPrincipalName: ada@example.com
userAccountControl: 512
objectSid:: AQUAAAAAAAUVAAAAMJ7b673Z3Yo2bWEzUQQAAA==
objectGUID:: AAECAwQFBgcICQoLDA0ODw==
uSNChanged: 5
primaryGroupID: 513

dn: cn=Charles Babbage,${base}
objectClass: user
cn: Charles Babbage
sn: Babbage
sAMAccountName: charles
userAccountControl: 514
objectGUID:: EAECAwQFBgcICQoLDA0ODw==
uSNChanged: 6

dn: cn=Staff,${base}
objectClass: group
cn: Staff
sAMAccountName: staff
objectGUID:: IAECAwQFBgcICQoLDA0ODw==
member: cn=Ada Lovelace,${base}

`;
