import { expect, it } from 'vitest';
import { ownDirectory } from '../journeys/own-directory.ts';
import { takeJourneys } from '../journeys/take-journeys.ts';

it('a site lets people and programs of its own in, refuses what is not theirs, and revokes them', async () => {
  const told = [
    'ada submitSignIn done',
    'ada createGroup done Reception',
    'hedy submitSignIn done',
    'nightly getToken done',
    'weekly getToken done',
    ...['hedy', 'nightly', 'weekly'].map((name) => `${name} getSite access-missing-role`),
    'Site administrator removeGroupMember done ada',
    'ada getSite access-missing-role',
    'Site administrator changeUser done hedy',
    'hedy getCaller access-bad-token',
    'Site administrator revokeRole done Devices.Manage',
    'nightly listAgents access-missing-role',
    'Site administrator changeClient done weekly',
    'weekly listAuditRecords access-bad-token',
  ];
  const trail = await takeJourneys(await ownDirectory());
  expect(trail).toEqual(expect.arrayContaining(told));
});
