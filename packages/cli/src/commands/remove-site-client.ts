import { defineCommand } from '@hawser/command/declaration/command';
import { clientOutput } from '../site-directory/client-output.ts';
import { client, version } from '../site-directory/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'SiteClient',
  summary: 'Lets programs sign in to a site no more, at once, and forgets them.',
  parameters: {
    name: {
      ...client,
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'The programs, by the name or the id.',
    },
    version,
  },
  impact: 'high',
  force: 'Does not ask.',
  passThru: 'Writes those that were removed.',
  output: clientOutput,
  examples: [
    {
      line: 'hawser remove-site-client nightly',
      says: 'Removes it, after a question.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { removeClient } = await import('@hawser/core/api/contracts/clients');
    const ifMatch = parameters.version ?? '*';
    for (const each of new Set(parameters.name)) {
      const removed = await attempt(async () => {
        if (!(await should(each, 'Remove SiteClient'))) return;
        const given = { params: { client: each }, ifMatch } as const;
        return await callSite(site, removeClient, given, { signal });
      });
      if (passThru && removed !== undefined) yield removed;
    }
  },
});
