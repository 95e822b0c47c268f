import { defineCommand } from '@hawser/command/declaration/command';
import { groupMemberOutput } from '../site-directory/group-member-output.ts';
import { membershipParameters } from '../site-directory/membership-parameters.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'SiteGroupMember',
  summary: 'Takes people and groups out of a group of a site.',
  description: 'What they have through other groups, or by themselves, they keep.',
  parameters: membershipParameters,
  impact: 'medium',
  passThru: 'Writes those who were taken out.',
  output: groupMemberOutput,
  examples: [
    {
      line: "hawser remove-site-group-member 'Printer users' ada",
      says: 'Takes her out of it.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { callSite } = await import('@hawser/core/api/call-site');
    const { removeGroupMember } = await import('@hawser/core/api/contracts/groups');
    const { changeMembers } = await import('../site-directory/change-members.ts');
    const { signal } = call;
    yield* changeMembers(call, {
      action: 'Remove SiteGroupMember',
      way: 'out of',
      change: async (site, params) => callSite(site, removeGroupMember, { params }, { signal }),
    });
  },
});
