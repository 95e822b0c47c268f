import { defineCommand } from '@hawser/command/declaration/command';
import { group, version } from '../site-directory/directory-parameters.ts';
import { groupOutput } from '../site-directory/group-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'SiteGroup',
  summary: 'Removes groups of a site, and what their members had through them.',
  description:
    'The members themselves stay. Nobody gets the security identifier of a group again, so that what refers to it lets nobody in any more. Where nobody with the role Site.Admin is left, the site is administered by the certificates of its administrators: get-site-administrator.',
  parameters: {
    name: {
      ...group,
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'The groups, by the name or the id.',
    },
    version,
  },
  impact: 'high',
  force: 'Does not ask.',
  passThru: 'Writes those that were removed.',
  output: groupOutput,
  examples: [
    {
      line: "hawser remove-site-group 'Printer users'",
      says: 'Removes it, after a question.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { removeGroup } = await import('@hawser/core/api/contracts/groups');
    const ifMatch = parameters.version ?? '*';
    for (const each of new Set(parameters.name)) {
      const removed = await attempt(async () => {
        if (!(await should(each, 'Remove SiteGroup'))) return;
        return await callSite(site, removeGroup, { params: { group: each }, ifMatch }, { signal });
      });
      if (passThru && removed !== undefined) yield removed;
    }
  },
});
