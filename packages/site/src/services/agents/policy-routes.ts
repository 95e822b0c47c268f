import { getAgentPolicies } from '@hawser/core/api/contracts/agent-policies';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import { installedByPolicy } from '../../printing/installed-by-policy.ts';
import type { Routes } from '../../server/routes.ts';
import type { Store } from '../../store/store.ts';

export interface PolicyRouteOptions {
  readonly store: Pick<Store, 'read'>;
  readonly cloudPrint: () => CloudPrint;
  /** The printers that every device is to have, by name or id. */
  readonly printInstalled: () => readonly string[];
  readonly publicUrl: () => string;
}

/** What devices are told by their agents, where no device management tells it. */
export function addPolicyRoutes(
  routes: Routes,
  { store, cloudPrint, printInstalled, publicUrl }: PolicyRouteOptions,
): void {
  routes.add(getAgentPolicies, async () => ({
    ...cloudPrint(),
    printers: await installedByPolicy(store, printInstalled(), publicUrl()),
  }));
}
