import { getCloudPrint } from '@hawser/core/api/contracts/cloud-print';
import { cliClientId } from '@hawser/core/identity/sign-in/well-known';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { ownIssuerOf } from '../../access/tokens/token-issuers.ts';
import type { Routes } from '../../server/routes.ts';

type SigningInPlan = Pick<
  SitePlan,
  'directoryIssuers' | 'directoryAudiences' | 'printClient' | 'printerLimit'
>;

export interface CloudPrintRouteOptions {
  readonly plan: () => SigningInPlan;
  readonly publicUrl: () => string;
}

/** What devices are told by policies, from the site itself: endpoints and audiences cannot differ from it by a slash. */
export function addCloudPrintRoute(
  routes: Routes,
  { plan, publicUrl }: CloudPrintRouteOptions,
): void {
  routes.add(getCloudPrint, async () => cloudPrintOf(plan(), publicUrl()));
}

function cloudPrintOf(plan: SigningInPlan, url: string): CloudPrint {
  const { directoryIssuers, directoryAudiences, printClient, printerLimit } = plan;
  const [other] = printClient === undefined ? [] : directoryIssuers;
  const resource = other === undefined ? url : (directoryAudiences?.[0] ?? url);
  return {
    authority: other ?? ownIssuerOf(url),
    clientId: printClient ?? cliClientId,
    discoveryEndpoint: `${url}/mcs`,
    discoveryResource: resource,
    printResource: resource,
    printerLimit,
  };
}
