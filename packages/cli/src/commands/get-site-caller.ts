import { defineCommand } from '@hawser/command/declaration/command';
import { callerProperties } from '../sites/caller-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteCaller',
  summary: 'Shows who the site takes you for, and what you may do there.',
  parameters: {},
  impact: 'none',
  output: {
    name: 'Hawser.SiteCaller',
    properties: {
      ...callerProperties,
      sids: {
        type: 'array',
        items: { type: 'string' },
        description: 'The security identifiers of a person and of all groups that he is in.',
      },
      id: {
        type: 'string',
        description: 'What tells him from others: a fingerprint, or the issuer and subject.',
      },
    },
  },
  examples: [
    {
      line: 'hawser get-site-caller',
      says: 'Asks the site of the selected profile.',
      notRun: 'no site runs',
    },
  ],
  async *run({ session, signal }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getCaller } = await import('@hawser/core/api/contracts/site');
    const { name, kind, roles, multiFactor, sids, id } = await callSite(
      site,
      getCaller,
      {},
      { signal },
    );
    yield { name, kind, roles, multiFactor, sids, id };
  },
});
