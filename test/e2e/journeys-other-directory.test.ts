import { expect, it } from 'vitest';
import { otherDirectory } from '../journeys/other-directory.ts';
import { takeJourneys } from '../journeys/take-journeys.ts';

it('a site lets people and programs of another organisation in, refuses what is not theirs, and revokes them', async () => {
  const told = [
    'ada createGroup done Reception',
    ...['hedy', 'nightly', 'weekly'].map((name) => `${name} getSite access-missing-role`),
    'Site administrator revokeRole done Site.Admin',
    'ada getSite access-missing-role',
    'nightly listAgents access-missing-role',
  ];
  const trail = await takeJourneys(await otherDirectory());
  expect(trail).toEqual(expect.arrayContaining(told));
});
