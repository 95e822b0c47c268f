import { getCloudPrint } from '@hawser/core/api/contracts/cloud-print';
import { cloudPrintOf, type SigningInPlan } from '../../printing/cloud-print-of.ts';
import type { Routes } from '../../server/routes.ts';

export interface CloudPrintRouteOptions {
  readonly plan: () => SigningInPlan;
  readonly publicUrl: () => string;
}

/** What devices are told by policies. */
export function addCloudPrintRoute(
  routes: Routes,
  { plan, publicUrl }: CloudPrintRouteOptions,
): void {
  routes.add(getCloudPrint, async () => cloudPrintOf(plan(), publicUrl()));
}
