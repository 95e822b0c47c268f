import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startSite, usedHome } from '../running-site.ts';
import { type FillIn, Machine } from './machine.ts';
import type { Organisation } from './organisation.ts';
import { programByKey, programBySecret } from './site-programs.ts';

/** People who are known to the site itself. */
export async function ownDirectory(): Promise<Organisation> {
  const site = await startSite({ home: await usedHome() });
  const trusted = await readFile(join(site.folder.certificates, 'authority.crt'), 'utf8');
  const local = Machine.ofSite(site);
  const password = join(site.home, 'password.txt');
  await writeFile(password, firstPassword);
  for (const name of ['ada', 'hedy']) {
    await local.shown('new-site-user', name, '-PasswordFile', password);
  }
  for (const name of ['Administrators', 'Operators']) await local.shown('new-site-group', name);
  await local.done('add-site-group-member', 'Administrators', 'Operators');
  await local.done('add-site-group-member', 'Operators', 'ada');
  await local.done('grant-site-role', 'Site.Admin', 'Administrators');
  return {
    site,
    trusted,
    connecting: [],
    fillIn: (name) => signingIn(name),
    signedIn: { call: 'submitSignIn', result: 'done' },
    nightly: await programBySecret(local),
    weekly: await programByKey(local),
    revoked: {
      ada: {
        by: async () => local.done('remove-site-group-member', 'Operators', 'ada'),
        says: 'the role Site.Admin is needed',
        record: { mutation: 'remove-member' },
      },
      hedy: {
        by: async () => local.done('set-site-user', 'hedy', '-Disable'),
        says: 'The sign-in of the profile localhost has ended',
        record: {
          mutation: 'change-user',
          after: expect.objectContaining({ name: 'hedy', enabled: false }),
        },
      },
      nightly: {
        by: async () => local.done('revoke-site-role', 'Devices.Manage', 'nightly', '-Force'),
        says: 'the role Devices.Manage is needed',
        record: { mutation: 'revoke-role', after: null },
      },
      weekly: {
        by: async () => local.done('set-site-client', 'weekly', '-Disable'),
        says: 'does not let',
        record: {
          mutation: 'change-client',
          after: expect.objectContaining({ name: 'weekly', enabled: false }),
        },
      },
    },
  };
}

const firstPassword = 'red otter in the rain';
export const chosen = 'the tide turns at nine';

/** With the first password of an account, in the place of which another one is chosen. */
function signingIn(name: string): FillIn {
  return async (browser) => {
    await browser.submit({ name, password: firstPassword });
    await browser.submit({ old: firstPassword, next: chosen, again: chosen });
    return await browser.submit({}, 'Connect');
  };
}
