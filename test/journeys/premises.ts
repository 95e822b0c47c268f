import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { person } from '../../packages/site/test/directory-sync/premises.ts';
import { base, reader, startSlapd } from '../../packages/site/test/directory-sync/slapd.ts';
import { startSite, usedHome } from '../running-site.ts';
import { Machine } from './machine.ts';
import type { Organisation } from './organisation.ts';
import { programByKey, programBySecret } from './site-programs.ts';

/** A group of a directory on the premises, in LDIF. */
const group = (name: string, member: string): string => `dn: cn=${name},${base}
objectClass: groupOfNames
cn: ${name}
member: ${member},${base}

`;

/** People of a directory on the premises, by their passwords there; its programs are those of the site. */
export async function premises(): Promise<Organisation> {
  const groups = group('operators', 'uid=ada') + group('administrators', 'cn=operators');
  const slapd = await startSlapd(person('ada') + person('hedy') + groups);
  const site = await startSite({ home: await usedHome() });
  const trusted = await readFile(join(site.folder.certificates, 'authority.crt'), 'utf8');
  const local = Machine.ofSite(site);
  const [anchor, password] = [join(site.home, 'slapd.pem'), join(site.home, 'reader.txt')];
  await writeFile(anchor, slapd.trustAnchor);
  await writeFile(password, reader.password);
  const where = ['-Kind', 'ldap', '-Url', slapd.url, '-TrustAnchor', anchor, '-UserBase', base];
  const how = ['-BindName', reader.name, '-PasswordFile', password, '-EveryMinutes', '0'];
  await local.shown('add-site-directory', 'head-office', ...where, ...how);
  const sync = async (): Promise<void> =>
    void (await local.shown('sync-site-directory', 'head-office'));
  await sync();
  await local.done('grant-site-role', 'Site.Admin', 'administrators');
  return {
    site,
    trusted,
    connecting: [],
    fillIn: (name) => async (browser) => {
      await browser.submit({ name, password: `the password of ${name}` });
      return await browser.submit({}, 'Connect');
    },
    signedIn: { call: 'submitSignIn', result: 'done' },
    nightly: await programBySecret(local),
    weekly: await programByKey(local),
    revoked: {
      ada: {
        async by() {
          await slapd.modify(`dn: cn=operators,${base}
changetype: modify
replace: member
member: uid=hedy,${base}
`);
          await sync();
        },
        says: 'the role Site.Admin is needed',
      },
      hedy: {
        async by() {
          await slapd.modify(`dn: uid=hedy,${base}\nchangetype: delete\n`);
          await sync();
        },
        says: 'The sign-in of the profile localhost has ended',
      },
      nightly: {
        by: async () => local.done('set-site-client', 'nightly', '-Disable'),
        says: 'does not let',
        record: {
          mutation: 'change-client',
          after: expect.objectContaining({ name: 'nightly', enabled: false }),
        },
      },
      weekly: {
        by: async () => local.done('remove-site-client', 'weekly', '-Force'),
        says: 'does not let',
        record: {
          mutation: 'remove-client',
          before: expect.objectContaining({ name: 'weekly' }),
          after: null,
        },
      },
    },
  };
}
