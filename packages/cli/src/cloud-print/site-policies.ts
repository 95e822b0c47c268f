import type { Session } from '@hawser/command/invocation/session';
import {
  type CloudPrintPolicy,
  cloudPrintPolicies,
} from '@hawser/core/printing/policies/cloud-print-policies';
import { signedInSite } from '../sites/signed-in-site.ts';

export interface SitePolicies {
  /** Where devices look for printers by them. */
  readonly discovery: string;
  readonly policies: readonly CloudPrintPolicy[];
}

/** The policies by which devices find the site of the profile in use. */
export async function sitePolicies(session: Session, signal: AbortSignal): Promise<SitePolicies> {
  const site = await signedInSite(session);
  const { callSite } = await import('@hawser/core/api/call-site');
  const { getCloudPrint } = await import('@hawser/core/api/contracts/cloud-print');
  const told = await callSite(site, getCloudPrint, {}, { signal });
  return { discovery: told.discoveryEndpoint, policies: cloudPrintPolicies(told) };
}
