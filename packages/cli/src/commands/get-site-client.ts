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
      help: 'Only these programs, by the name, the id, or a pattern such as temp-*.',
    },
    filter,
  },
  impact: 'none',
  output: clientOutput,
  examples: [
    { line: 'hawser get-site-client', says: 'Lists all of them.', notRun: 'no site runs' },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getClient, listClients } = await import('@hawser/core/api/contracts/clients');
    const { namedItems } = await import('../site-directory/named-items.ts');
    yield* namedItems(
      parameters,
      {
        get: async (named) => callSite(site, getClient, { params: { client: named } }, { signal }),
        page: async (query) => callSite(site, listClients, { query }, { signal }),
      },
      attempt,
    );
  },
});
