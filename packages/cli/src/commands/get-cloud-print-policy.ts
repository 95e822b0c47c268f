import { defineCommand } from '@hawser/command/declaration/command';
import { sitePolicies } from '../cloud-print/site-policies.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'CloudPrintPolicy',
  summary: 'Shows the policies by which Windows devices find the printers of a site.',
  description:
    'They are the six of the area EnterpriseCloudPrint in Windows’ Policy CSP, with what the site says of itself. The settings printClient and printerLimit of the site change two of them; export-cloud-print-policy writes them for a device management.',
  parameters: {},
  impact: 'none',
  output: {
    name: 'Hawser.CloudPrintPolicy',
    properties: {
      name: { type: 'string', description: 'The policy.', whole: true },
      value: { type: ['string', 'integer'], description: 'What it is for this site.', whole: true },
      title: { type: 'string', description: 'What Intune calls it.' },
      omaUri: { type: 'string', description: 'Where a device management sets it.' },
    },
    view: ['name', 'value'],
  },
  examples: [
    {
      line: 'hawser get-cloud-print-policy',
      says: 'Shows what devices are to be told.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-cloud-print-policy -Output csv',
      says: 'Lists them with their OMA-URIs.',
      notRun: 'no site runs',
    },
  ],
  async *run({ session, signal }) {
    const { policies } = await sitePolicies(session, signal);
    const { omaUri } = await import('@hawser/core/printing/policies/cloud-print-policies');
    for (const policy of policies) {
      const { name, value, title } = policy;
      yield { name, value, title, omaUri: omaUri(policy) };
    }
  },
});
