import { defineCommand } from '@hawser/command/declaration/command';
import { clientOutput } from '../site-directory/client-output.ts';
import { client, filter } from '../site-directory/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteClient',
  summary: 'Shows the programs that sign in to a site as themselves, as runbooks do.',
  parameters: {
    name: {
      ...client,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'Only these programs, by the name or the id.',
    },
    filter,
  },
  impact: 'none',
  output: clientOutput,
  examples: [
    { line: 'hawser get-site-client', says: 'Lists all of them.', notRun: 'no site runs' },
  ],
  async *run({ parameters: { name, filter: beginning }, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getClient, listClients } = await import('@hawser/core/api/contracts/clients');
    const { allItems } = await import('../site-directory/all-items.ts');
    for (const each of name ?? []) {
      const params = { client: each };
      const found = await attempt(async () => callSite(site, getClient, { params }, { signal }));
      if (found !== undefined) yield found;
    }
    if (name !== undefined) return;
    const search = beginning === undefined ? {} : { filter: beginning };
    yield* allItems(async (page) =>
      callSite(site, listClients, { query: { ...search, ...page } }, { signal }),
    );
  },
});
