import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'AgentPolicy',
  summary: 'Shows what the site has told this device: by what people find printers and print.',
  description:
    'They are the six policies of Windows’ area EnterpriseCloudPrint, and the printers that every device has, if the site names any. A running agent keeps them up to date; the site is not asked. Where people sign in, where printers are found, and how many are shown at once follows from them.',
  parameters: { ...folderParameter },
  impact: 'none',
  output: {
    name: 'Hawser.AgentPolicy',
    properties: {
      name: { type: 'string', description: 'The policy.', whole: true },
      value: { type: ['string', 'integer'], description: 'What the site says.', whole: true },
      title: { type: ['string', 'null'], description: 'What Intune calls it.' },
      received: { type: 'string', description: 'When the site has said so last.' },
    },
    view: ['name', 'value'],
  },
  examples: [
    {
      line: 'hawser-agent get-agent-policy',
      says: 'Shows them.',
      notRun: 'this machine is no agent',
    },
  ],
  async *run({ parameters }) {
    const folder = agentFolder(parameters.folder);
    const { cloudPrintPolicies } =
      await import('@hawser/core/printing/policies/cloud-print-policies');
    const { readPolicies } = await import('../policies/kept-policies.ts');
    const { readRegistration } = await import('../registration/registration.ts');
    const kept = await readPolicies(folder);
    if (kept === undefined) {
      const { name, role } = (await readRegistration(folder)).agent;
      const { policyErrors } = await import('../policies/policy-errors.ts');
      throw policyErrors(role === 'device' ? 'none-yet' : 'no-device', { name, role });
    }
    const { received, cloudPrint, printers = [] } = kept;
    for (const { name, value, title } of cloudPrintPolicies(cloudPrint)) {
      yield { name, value, title, received };
    }
    if (printers.length > 0) {
      const value = printers.map(({ name }) => name).join(', ');
      yield { name: 'printInstalled', value, title: null, received };
    }
  },
});
