import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DirectorySources } from '../../src/directory-sync/directory-sources.ts';
import { findUser } from '../../src/directory/find-user.ts';
import type { Store } from '../../src/store/store.ts';
import { newUser } from '../directory/kept-people.ts';
import { describeEngines, sqlite } from '../store/engines.ts';
import { person } from './premises.ts';
import { reading, source } from './reading.ts';
import { base, hasSlapd, reader, startSlapd } from './slapd.ts';

const kind = 'active-directory';

const somebody = (name: string, more = '', below = base): string => `dn: cn=${name},${below}
objectClass: user
cn: ${name}
sn: x
sAMAccountName: ${name}
objectGUID:: ${randomBytes(16).toString('base64')}
userAccountControl: 512
uSNChanged: 5
${more}
`;

const displayed = (text: string): string =>
  `displayName:: ${Buffer.from(text).toString('base64')}\n`;

/** S-1-5-21-7 */
const sid = 'objectSid:: AQIAAAAAAAUVAAAABwAAAA==\n';

const referral = `dn: ou=elsewhere,${base}
objectClass: referral
objectClass: extensibleObject
ou: elsewhere
ref: ldap://127.0.0.1:9/ou=elsewhere,dc=other

`;

/** A place whose name is far longer than an index of PostgreSQL takes. */
function deepPlace(): { readonly name: string; readonly ldif: string } {
  let name = base;
  let ldif = '';
  for (let depth = 0; depth < 30; depth += 1) {
    const ou = randomBytes(60).toString('hex');
    name = `ou=${ou},${name}`;
    ldif += `dn: ${name}\nobjectClass: organizationalUnit\nou: ${ou}\n\n`;
  }
  return { name, ldif };
}

describe.skipIf(!hasSlapd)('what a directory on the premises has', () => {
  describeEngines('that is odd', (engine) => {
    test('does not keep the others from being taken over', async () => {
      const place = deepPlace();
      const slapd = await startSlapd(
        place.ldif +
          somebody('nul', displayed('N\0U\u001B[31mL')) +
          somebody('long', displayed('x'.repeat(100_000))) +
          somebody('deep', '', place.name) +
          referral +
          somebody('one', sid) +
          somebody('two', sid),
      );
      const { store, sync, operations } = await reading(engine, slapd, { kind });
      const read = await sync();
      expect(read).toMatchObject({ state: 'succeeded', result: { users: 4, skipped: 1 } });
      const told: string[] = [];
      for await (const event of operations.follow(read.id, 0, new AbortController().signal)) {
        if (event.type === 'log') told.push(event.text);
      }
      expect(told).toEqual([
        expect.stringContaining('was left out: '),
        expect.stringContaining('not asked, as to ldap://127.0.0.1:9/ou=elsewhere,dc=other'),
      ]);
      expect(await findUser(store, 'nul')).toMatchObject({ displayName: 'NU\\x1b[31mL' });
      expect((await findUser(store, 'long'))?.displayName).toHaveLength(200);
      expect(await findUser(store, 'deep')).toBeDefined();
    });
  });

  describe('of somebody who is let in no more', () => {
    test('counts, whatever name he has got', async () => {
      const slapd = await startSlapd(
        ['eve', 'mallory', 'trudy'].map((name) => somebody(name)).join(''),
      );
      const { store, sync } = await reading(sqlite, slapd, { kind });
      await newUser(store, 'root');
      await sync();
      const changed = (name: string, to: string): string => `dn: cn=${name},${base}
changetype: modify
replace: sAMAccountName
${to}-
replace: userAccountControl
userAccountControl: 514
-
replace: uSNChanged
uSNChanged: 9

`;
      await slapd.modify(
        `${
          changed('eve', 'sAMAccountName: root\n') + changed('mallory', 'sAMAccountName: no name\n')
        }dn: cn=trudy,${base}\nchangetype: modify\nreplace: sAMAccountName\n-\nreplace: uSNChanged\nuSNChanged: 9\n`,
      );
      expect(await sync()).toMatchObject({ result: { all: false, skipped: 3 } });
      for (const name of ['eve', 'mallory', 'trudy']) {
        expect(await findUser(store, name)).toMatchObject({ enabled: false });
      }
    });
  });

  describe('is read by a password', () => {
    test('that can be given again when the site has another key', async () => {
      const slapd = await startSlapd(person('ada'));
      const { store, clock } = await reading(sqlite, slapd);
      const other = { path: 'site.key', keyId: 'other', key: createSecretKey(randomBytes(32)) };
      const sources = new DirectorySources({ store, siteKey: other, clock });
      await expect(sources.open(source)).rejects.toMatchObject({ code: 'directory-sync-sealed' });
      const {
        version,
        users: _,
        groups: __,
        synced: ___,
        trouble: ____,
        ...given
      } = await sources.get(source);
      const change: Store['mutate'] = store.mutate.bind(store);
      await sources.change(
        change,
        { name: source, version },
        { ...given, password: reader.password },
      );
      await using read = await sources.open(source);
      expect(read).toBeDefined();
    });
  });
});
