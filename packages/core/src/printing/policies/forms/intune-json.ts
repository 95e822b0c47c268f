import { type CloudPrintPolicy, omaUri } from '../cloud-print-policies.ts';

/** What Microsoft Graph takes at POST /deviceManagement/deviceConfigurations: a custom profile of Intune. */
export function intuneJson(policies: readonly CloudPrintPolicy[], discovery: string): string {
  const profile = {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: 'Hawser cloud printers',
    description: `People find and use the printers at ${discovery}. Assign it to groups of people.`,
    omaSettings: policies.map((policy) => ({
      '@odata.type': `#microsoft.graph.omaSetting${typeof policy.value === 'number' ? 'Integer' : 'String'}`,
      displayName: policy.name,
      description: policy.title,
      omaUri: omaUri(policy),
      value: policy.value,
    })),
  };
  return `${JSON.stringify(profile, undefined, 2)}\n`;
}
