import { defineCommand } from '@hawser/command/declaration/command';
import { filter, group } from '../site-directory/directory-parameters.ts';
import { groupOutput } from '../site-directory/group-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteGroup',
  summary: 'Shows the groups of a site.',
  parameters: {
    name: {
      ...group,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'Only these groups, by the name, the id, or a pattern such as temp-*.',
    },
    filter,
  },
  impact: 'none',
  output: groupOutput,
  examples: [
    { line: 'hawser get-site-group', says: 'Lists all of them.', notRun: 'no site runs' },
    {
      line: "hawser get-site-group 'Printer users' -Output yaml",
      says: 'Shows everything about one.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getGroup, listGroups } = await import('@hawser/core/api/contracts/groups');
    const { namedItems } = await import('../site-directory/named-items.ts');
    yield* namedItems(
      parameters,
      {
        get: async (named) => callSite(site, getGroup, { params: { group: named } }, { signal }),
        page: async (query) => callSite(site, listGroups, { query }, { signal }),
      },
      attempt,
    );
  },
});
