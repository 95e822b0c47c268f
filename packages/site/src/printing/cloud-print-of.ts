import { cliClientId } from '@hawser/core/identity/sign-in/well-known';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { ownIssuerOf } from '../access/tokens/token-issuers.ts';

export type SigningInPlan = Pick<
  SitePlan,
  'directoryIssuers' | 'directoryAudiences' | 'printClient' | 'printerLimit'
>;

/** What devices are told of a site, from the site itself: endpoints and audiences cannot differ from it by a slash. */
export function cloudPrintOf(plan: SigningInPlan, url: string): CloudPrint {
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
