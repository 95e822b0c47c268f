import type { CloudPrint } from './cloud-print.ts';

/** A policy of Windows' Policy CSP, area EnterpriseCloudPrint. */
export interface CloudPrintPolicy {
  readonly name: string;
  /** What Intune calls it. */
  readonly title: string;
  readonly value: string | number;
}

/** The policy that each part of it is, in the order of Windows' documents. */
const policies = {
  authority: { name: 'CloudPrintOAuthAuthority', title: 'Printer access authority URL' },
  clientId: { name: 'CloudPrintOAuthClientId', title: 'Azure native client app GUID' },
  printResource: { name: 'CloudPrintResourceId', title: 'Print service resource URI' },
  discoveryEndpoint: { name: 'CloudPrinterDiscoveryEndPoint', title: 'Printer discovery URL' },
  printerLimit: { name: 'DiscoveryMaxPrinterLimit', title: 'Maximum printers to query' },
  discoveryResource: {
    name: 'MopriaDiscoveryResourceId',
    title: 'Printer discovery service resource URI',
  },
} as const satisfies Readonly<Record<keyof CloudPrint, { name: string; title: string }>>;

/** The six policies by which devices find a site. */
export function cloudPrintPolicies(site: CloudPrint): readonly CloudPrintPolicy[] {
  const parts = Object.keys(policies) as (keyof CloudPrint)[];
  return parts.map((part) => ({ ...policies[part], value: site[part] }));
}

/** Where a device management sets it. These hold for a person, and fail for a device. */
export function omaUri({ name }: Pick<CloudPrintPolicy, 'name'>): string {
  return `./User/Vendor/MSFT/Policy/Config/EnterpriseCloudPrint/${name}`;
}
