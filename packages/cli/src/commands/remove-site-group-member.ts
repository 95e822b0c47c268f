import { defineCommand } from '@hawser/command/declaration/command';
import { groupMemberOutput } from '../site-directory/group-member-output.ts';
import { membershipParameters } from '../site-directory/membership-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

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
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { removeGroupMember, getGroup } = await import('@hawser/core/api/contracts/groups');
    const { namedPrincipal } = await import('../site-directory/named-principal.ts');
    const named = { group: parameters.group };
    const { id, name } = await callSite(site, getGroup, { params: named }, { signal });
    const kinds = parameters.kind === undefined ? (['user', 'group'] as const) : [parameters.kind];
    for (const each of new Set(parameters.member)) {
      const member = await attempt(async () => {
        const found = await namedPrincipal(site, each, { kinds, signal });
        if (!(await should(`${found.name} out of ${name}`, 'Remove SiteGroupMember'))) return;
        const params = { group: id, member: found.id };
        return await callSite(site, removeGroupMember, { params }, { signal });
      });
      if (passThru && member !== undefined) yield { group: name, ...member };
    }
  },
});
