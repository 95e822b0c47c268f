import type { Session } from '@hawser/command/invocation/session';
import {
  type CloudPrintPolicy,
  cloudPrintPolicies,
} from '@hawser/core/printing/policies/cloud-print-policies';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { signedInSite } from '../sites/signed-in-site.ts';

export interface SitePolicies {
  /** Where devices look for printers by them. */
  readonly discovery: string;
  readonly policies: readonly CloudPrintPolicy[];
  /** The authority of the site in PEM, where the profile trusts it by that. */
  readonly trustAnchor: string | undefined;
}

/** The policies by which devices find the site of the profile in use. */
export async function sitePolicies(session: Session, signal: AbortSignal): Promise<SitePolicies> {
  return await policiesOf(await signedInSite(session), signal);
}

/** The same of a site that somebody has signed in to. */
export async function policiesOf(site: SiteAddress, signal: AbortSignal): Promise<SitePolicies> {
  const { callSite } = await import('@hawser/core/api/call-site');
  const { getCloudPrint } = await import('@hawser/core/api/contracts/cloud-print');
  const told = await callSite(site, getCloudPrint, {}, { signal });
  const { discoveryEndpoint: discovery } = told;
  return { discovery, policies: cloudPrintPolicies(told), trustAnchor: site.trustAnchor };
}
