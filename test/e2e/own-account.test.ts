import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Machine } from '../journeys/machine.ts';
import { chosen, ownDirectory } from '../journeys/own-directory.ts';

it('somebody looks after his own account whatever his roles, and ends all of his sign-ins at once', async () => {
  const { site, trusted, fillIn } = await ownDirectory();
  const local = Machine.ofSite(site);
  const hedy = await Machine.reaching(site.running.url, trusted);
  await hedy.signInByCode(fillIn('hedy'));

  const none = { name: 'hedy', totpSince: null, recoveryCodes: 0 };
  expect(await hedy.shown('get-site-user', 'Hedy')).toMatchObject([none]);
  const signIn = { name: 'hedy', password: 'own', totp: false, recoveryCodes: 0 };
  expect(await hedy.shown('get-site-user-sign-in')).toMatchObject([signIn]);
  expect(await hedy.refused('get-site-user', 'ada')).toContain('the role Site.Admin is needed');

  const at = (name: string): string => join(hedy.home, name);
  await writeFile(at('old.txt'), 'not the old one');
  await writeFile(at('new.txt'), 'a lamp above the mill');
  const files = ['-OldPasswordFile', at('old.txt'), '-PasswordFile', at('new.txt')];
  const wrong = await hedy.run('set-site-user-password', 'hedy', ...files);
  expect(wrong.stderr).toContain('The password of hedy is another one');
  await writeFile(at('old.txt'), chosen);
  const changed = await hedy.run('set-site-user-password', 'HEDY', ...files);
  expect(changed).toMatchObject({ code: 0 });
  expect(changed.stderr).toContain('Sign in again: hawser connect-site');
  expect(await hedy.refused('get-site-caller')).toContain('has ended');
  const [record] = await local.shown('get-audit-record', '-Call', 'changeOwnPassword');
  expect(record).toMatchObject({ actor: 'hedy', result: 'done', mutation: 'keep-password' });

  // Where a machine is lost.
  const [lost, kept] = [
    await Machine.reaching(site.running.url, trusted),
    await Machine.reaching(site.running.url, trusted),
  ];
  const again = async (machine: Machine): Promise<void> => {
    await machine.signInByBrowser(async (browser) => {
      if (browser.page?.html.includes('name="password"') === true) {
        await browser.submit({ name: 'ada', password: chosen });
      }
      return await browser.submit({}, 'Connect');
    });
  };
  await lost.signInByCode(fillIn('ada'));
  await again(kept);

  await kept.done('disconnect-site', '-Everywhere');
  expect(await lost.refused('get-site-caller')).toContain('has ended');
  expect((await kept.run('get-site-caller')).stderr).toContain('Nobody is signed in');
  // The browser does not know her any more either.
  await again(kept);
  await again(lost);

  const revoke = ['revoke-site-user-sign-in', 'ada'];
  expect((await local.run(...revoke, '-WhatIf')).code).toBe(0);
  expect(await local.shown(...revoke, '-PassThru')).toEqual([
    { name: 'ada', programs: 2, browsers: 2 },
  ]);
  for (const machine of [lost, kept]) {
    expect(await machine.refused('get-site-caller')).toContain('has ended');
  }
  const records = await local.shown('get-audit-record', '-Target', 'ada', '-First', '20');
  const told = records
    .filter(({ mutation }) => mutation === 'end-user-sign-ins')
    .map(({ actor, call, after }) => ({ actor, call, after }));
  const after = { programs: 0, browsers: 0 };
  expect(told).toEqual([
    { actor: 'Site administrator', call: 'endUserSignIns', after },
    { actor: 'ada', call: 'endOwnSignIns', after },
  ]);
}, 120_000);
