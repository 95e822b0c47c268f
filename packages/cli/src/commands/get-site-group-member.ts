import { defineCommand } from '@hawser/command/declaration/command';
import { group } from '../site-directory/directory-parameters.ts';
import { groupMemberOutput } from '../site-directory/group-member-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteGroupMember',
  summary: 'Shows who is in groups of a site: people first, then groups.',
  parameters: {
    group: {
      ...group,
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      aliases: ['name'],
      help: 'The groups, by the name or the id.',
    },
    all: { type: 'switch', help: 'Also who is in them through other groups, however deep.' },
  },
  impact: 'none',
  output: groupMemberOutput,
  examples: [
    {
      line: "hawser get-site-group-member 'Printer users' -All",
      says: 'Shows everybody who is in it.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getGroup, listGroupMembers } = await import('@hawser/core/api/contracts/groups');
    const { allItems } = await import('../site-directory/all-items.ts');
    const { all } = parameters;
    for (const each of parameters.group) {
      const found = await attempt(async () =>
        callSite(site, getGroup, { params: { group: each } }, { signal }),
      );
      if (found === undefined) continue;
      const params = { group: found.id };
      const members = allItems(async (page) =>
        callSite(site, listGroupMembers, { params, query: { all, ...page } }, { signal }),
      );
      for await (const member of members) yield { group: found.name, ...member };
    }
  },
});
