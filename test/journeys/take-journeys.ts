import { expect } from 'vitest';
import { auditTrail } from './audit-trail.ts';
import { Machine } from './machine.ts';
import type { Organisation, Somebody } from './organisation.ts';

/** Calls that each need one role. */
const calls = {
  'Site.Admin': [
    ['get-site'],
    ['get-site-user'],
    ['get-site-role'],
    ['get-site-client', 'nightly'],
    ['get-operation'],
    ['new-site-user', 'eve'],
    ['grant-site-role', 'Site.Admin', 'hedy'],
    ['set-site-access-rule', 'Site.Admin', '-MultiFactor', 'optional'],
    ['optimize-site', '-AsJob'],
  ],
  'Devices.Manage': [['get-agent'], ['new-registration-token', 'device']],
  'Reports.Read': [['get-audit-record', '-First', '1']],
} as const;

type Role = keyof typeof calls;

/**
 * People and programs of an organisation sign in, do what is theirs, are refused the rest, and are
 * revoked. Gives what the audit trail tells of all that.
 */
export async function takeJourneys(organisation: Organisation): Promise<readonly string[]> {
  const { site, trusted, connecting, fillIn, revoked } = organisation;
  const machine = async (): Promise<Machine> => Machine.reaching(site.running.url, trusted);

  const ada = await machine();
  const administrator = await ada.signInByBrowser(fillIn('ada'), ...connecting);
  expect(administrator).toMatchObject({ name: 'ada', kind: 'user', roles: ['Site.Admin'] });
  expect(await ada.shown('get-site')).toMatchObject([{ state: 'ready' }]);
  await ada.shown('new-site-group', 'Reception');

  const hedy = await machine();
  const helpdesk = await hedy.signInByBrowser(fillIn('hedy'), ...connecting);
  expect(helpdesk).toMatchObject({ name: 'hedy', kind: 'user', roles: [] });
  expect(await hedy.shown('get-site-caller')).toMatchObject([{ name: 'hedy', roles: [] }]);
  await isRefused(hedy, 'Site.Admin', 'Devices.Manage', 'Reports.Read');

  const nightly = await machine();
  const bySecret = await nightly.signInProgram(organisation.nightly);
  expect(bySecret).toMatchObject({ name: 'nightly', kind: 'client', roles: ['Devices.Manage'] });
  await nightly.shown('new-registration-token', 'device');
  await isRefused(nightly, 'Site.Admin', 'Reports.Read');

  const weekly = await machine();
  const byKey = await weekly.signInProgram(organisation.weekly);
  expect(byKey).toMatchObject({ name: 'weekly', kind: 'client', roles: ['Reports.Read'] });
  expect(await weekly.shown('get-audit-record', '-First', '1')).toHaveLength(1);
  await isRefused(weekly, 'Site.Admin', 'Devices.Manage');

  const own = [
    ['ada', ada, ['get-site']],
    ['hedy', hedy, ['get-site-caller']],
    ['nightly', nightly, ['get-agent']],
    ['weekly', weekly, ['get-audit-record', '-First', '1']],
  ] as const satisfies [Somebody, Machine, string[]][];
  for (const [name, at, words] of own) {
    await at.shown(...words);
    await revoked[name].by(at);
    expect(await at.refused(...words)).toContain(revoked[name].says);
  }
  return await auditTrail(site);
}

async function isRefused(machine: Machine, ...roles: readonly Role[]): Promise<void> {
  for (const role of roles) {
    for (const words of calls[role]) {
      const said = await machine.refused(...words, '-Confirm:false');
      expect(said).toContain(`the role ${role} is needed`);
    }
  }
}
