import { defineCommand } from '@hawser/command/declaration/command';
import { alertSeverities } from '@hawser/core/site/alert-severities';
import { alertOutput, shownAlert } from '../site-alerts/alert-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteAlert',
  summary: 'Shows what somebody should look at on a site, such as certificates that end soon.',
  description:
    'The worst come first. An alert goes away by itself within an hour when what it is about is mended. To read them the role Reports.Read is needed.',
  parameters: {
    severity: { type: 'enum', choices: alertSeverities, help: 'Only those that matter so much.' },
    kind: { type: 'string', help: 'Only those that are about this.' },
  },
  impact: 'none',
  output: alertOutput,
  examples: [
    { line: 'hawser get-site-alert', says: 'Lists all of them.', notRun: 'no site runs' },
    {
      line: 'hawser get-site-alert -Severity critical -Property message,hint',
      says: 'Shows what cannot wait, and what to do about it.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { severity, kind }, session, signal }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listAlerts } = await import('@hawser/core/api/contracts/alerts');
    const query = {
      ...(severity === undefined ? {} : { severity }),
      ...(kind === undefined ? {} : { kind }),
    };
    const { items } = await callSite(site, listAlerts, { query }, { signal });
    yield* items.map(shownAlert);
  },
});
