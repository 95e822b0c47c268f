import { defineCommand } from '@hawser/command/declaration/command';
import { groupMemberOutput } from '../site-directory/group-member-output.ts';
import { membershipParameters } from '../site-directory/membership-parameters.ts';

export default defineCommand({
  verb: 'Add',
  noun: 'SiteGroupMember',
  summary: 'Puts people and groups into a group of a site.',
  description:
    'Who is in it already stays in it. A group cannot be in itself, not through others, either.',
  parameters: membershipParameters,
  impact: 'medium',
  passThru: 'Writes those who are in it by that.',
  output: groupMemberOutput,
  examples: [
    {
      line: "hawser add-site-group-member 'Printer users' ada,bob",
      says: 'Puts two people into it.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-user -Filter temp- -Output json | hawser add-site-group-member Visitors -InputObject -',
      says: 'Puts everybody into it whose name begins so.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { callSite } = await import('@hawser/core/api/call-site');
    const { addGroupMember } = await import('@hawser/core/api/contracts/groups');
    const { changeMembers } = await import('../site-directory/change-members.ts');
    const { signal } = call;
    yield* changeMembers(call, {
      action: 'Add SiteGroupMember',
      way: 'into',
      change: async (site, params) => callSite(site, addGroupMember, { params }, { signal }),
    });
  },
});
