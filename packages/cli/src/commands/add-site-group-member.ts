import { defineCommand } from '@hawser/command/declaration/command';
import { groupMemberOutput } from '../site-directory/group-member-output.ts';
import { membershipParameters } from '../site-directory/membership-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

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
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { addGroupMember, getGroup } = await import('@hawser/core/api/contracts/groups');
    const { namedPrincipal } = await import('../site-directory/named-principal.ts');
    const named = { group: parameters.group };
    const { id, name } = await callSite(site, getGroup, { params: named }, { signal });
    const kinds = parameters.kind === undefined ? (['user', 'group'] as const) : [parameters.kind];
    for (const each of new Set(parameters.member)) {
      const member = await attempt(async () => {
        const found = await namedPrincipal(site, each, { kinds, signal });
        if (!(await should(`${found.name} into ${name}`, 'Add SiteGroupMember'))) return;
        const params = { group: id, member: found.id };
        return await callSite(site, addGroupMember, { params }, { signal });
      });
      if (passThru && member !== undefined) yield { group: name, ...member };
    }
  },
});
