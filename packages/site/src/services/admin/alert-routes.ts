import { listAlerts } from '@hawser/core/api/contracts/alerts';
import type { Alerts } from '../../alerts/alerts.ts';
import type { Routes } from '../../server/routes.ts';

/** What somebody should look at. */
export function addAlertRoutes(
  routes: Routes,
  { alerts }: { readonly alerts: Pick<Alerts, 'all'> },
): void {
  routes.add(listAlerts, async ({ query }) => ({ items: await alerts.all(query), next: null }));
}
