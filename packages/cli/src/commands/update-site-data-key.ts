import { defineCommand } from '@hawser/command/declaration/command';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Update',
  noun: 'SiteDataKey',
  summary: 'Has a site seal documents under another key from now on.',
  description:
    'Documents that are printed lie on the disk only sealed, under a key that is itself sealed under the key of the site. Those that wait already are opened by the key of then, until they are printed. A site goes on while its key changes, and so do its replicas.',
  parameters: {},
  impact: 'medium',
  output: {
    name: 'Hawser.SiteDataKey',
    properties: { number: { type: 'integer', description: 'The number of the new key.' } },
    view: ['number'],
  },
  examples: [
    {
      line: 'hawser update-site-data-key',
      says: 'Seals what comes from now on under another key.',
      notRun: 'no site runs',
    },
  ],
  async *run({ session, signal, should }) {
    const site = await signedInSite(session);
    if (!(await should(site.url, 'Update SiteDataKey'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { rotateDataKey } = await import('@hawser/core/api/contracts/data-keys');
    yield await callSite(site, rotateDataKey, {}, { signal });
  },
});
