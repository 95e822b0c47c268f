import { defineCommand } from '@hawser/command/declaration/command';
import { accessRuleOutput, shownRule } from '../access-rules/access-rule-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteAccessRule',
  summary: 'Shows for which roles and services of a site people need a second factor.',
  parameters: {},
  impact: 'none',
  output: accessRuleOutput,
  examples: [
    { line: 'hawser get-site-access-rule', says: 'Lists all of them.', notRun: 'no site runs' },
  ],
  async *run({ session, signal }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listAccessRules } = await import('@hawser/core/api/contracts/access-rules');
    const { items } = await callSite(site, listAccessRules, {}, { signal });
    yield* items.map(shownRule);
  },
});
