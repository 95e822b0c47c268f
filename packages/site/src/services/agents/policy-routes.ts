import { getAgentPolicies } from '@hawser/core/api/contracts/agent-policies';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { Routes } from '../../server/routes.ts';

export interface PolicyRouteOptions {
  readonly cloudPrint: () => CloudPrint;
}

/** What devices are told by their agents, where no device management tells it. */
export function addPolicyRoutes(routes: Routes, { cloudPrint }: PolicyRouteOptions): void {
  routes.add(getAgentPolicies, async () => cloudPrint());
}
