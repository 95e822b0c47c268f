import { expect, it } from 'vitest';
import { premises } from '../journeys/premises.ts';
import { takeJourneys } from '../journeys/take-journeys.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';

describeWithPeers('ldap', 'a site with a directory on the premises', () => {
  it('lets its people and programs in, refuses what is not theirs, and revokes them', async () => {
    const told = [
      'ada submitSignIn done',
      'ada createGroup done Reception',
      'hedy submitSignIn done',
      'nightly getToken done',
      'weekly getToken done',
      ...['hedy', 'nightly', 'weekly'].map((name) => `${name} getSite access-missing-role`),
      'ada getSite access-missing-role',
      'Site administrator changeClient done nightly',
      'nightly listAgents access-bad-token',
      'Site administrator removeClient done weekly',
    ];
    const trail = await takeJourneys(await premises());
    expect(trail).toEqual(expect.arrayContaining(told));
    // She has come, and she has gone.
    const ofHedy = trail.filter((line) => line === 'the site syncSiteDirectory done hedy');
    expect(ofHedy).toHaveLength(2);
  });
});
