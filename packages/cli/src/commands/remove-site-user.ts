import { defineCommand } from '@hawser/command/declaration/command';
import { user, version } from '../site-directory/directory-parameters.ts';
import { userOutput } from '../site-directory/user-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'SiteUser',
  summary: 'Has a site know people no more; they are out at once.',
  description:
    'The password, the roles and the places in groups are gone, and nobody gets the security identifier again. To only let somebody in no more: set-site-user -Disable. Where nobody with the role Site.Admin is left, the site is administered by the certificates of its administrators: get-site-administrator.',
  parameters: {
    name: {
      ...user,
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'The people, by the name or the id.',
    },
    version,
  },
  impact: 'high',
  force: 'Does not ask.',
  passThru: 'Writes those who were removed.',
  output: userOutput,
  examples: [
    {
      line: 'hawser remove-site-user ada',
      says: 'Removes her, after a question.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-user -Filter temp- -Output json | hawser remove-site-user -InputObject - -Force',
      says: 'Removes everybody whose name begins so.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { removeUser } = await import('@hawser/core/api/contracts/users');
    const ifMatch = parameters.version ?? '*';
    for (const each of new Set(parameters.name)) {
      const removed = await attempt(async () => {
        if (!(await should(each, 'Remove SiteUser'))) return;
        return await callSite(site, removeUser, { params: { user: each }, ifMatch }, { signal });
      });
      if (passThru && removed !== undefined) yield removed;
    }
  },
});
