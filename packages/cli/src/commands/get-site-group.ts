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
      help: 'Only these groups, by the name or the id.',
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
  async *run({ parameters: { name, filter: beginning }, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getGroup, listGroups } = await import('@hawser/core/api/contracts/groups');
    const { allItems } = await import('../site-directory/all-items.ts');
    for (const each of name ?? []) {
      const params = { group: each };
      const found = await attempt(async () => callSite(site, getGroup, { params }, { signal }));
      if (found !== undefined) yield found;
    }
    if (name !== undefined) return;
    const search = beginning === undefined ? {} : { filter: beginning };
    yield* allItems(async (page) =>
      callSite(site, listGroups, { query: { ...search, ...page } }, { signal }),
    );
  },
});
