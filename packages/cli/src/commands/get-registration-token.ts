import { defineCommand } from '@hawser/command/declaration/command';
import { registrationTokenOutput } from '../agents/registration-token-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

const pageSize = 200;

export default defineCommand({
  verb: 'Get',
  noun: 'RegistrationToken',
  summary:
    'Shows the tokens by which agents can get known to a site, but never the words themselves.',
  description:
    'Those that were made last come first; those that have ended are shown for 30 days more.',
  parameters: {},
  impact: 'none',
  output: registrationTokenOutput,
  examples: [
    { line: 'hawser get-registration-token', says: 'Lists all of them.', notRun: 'no site runs' },
  ],
  async *run({ session, signal }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listRegistrationTokens } =
      await import('@hawser/core/api/contracts/registration-tokens');
    const { allPages } = await import('../agents/all-pages.ts');
    yield* allPages(async (after) => {
      const query = { ...(after === undefined ? {} : { after }), limit: pageSize };
      return await callSite(site, listRegistrationTokens, { query }, { signal });
    });
  },
});
