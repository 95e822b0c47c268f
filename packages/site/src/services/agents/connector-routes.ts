import { listAssignments, reportAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import type { Connectors } from '../../printing/connectors/connectors.ts';
import type { Routes } from '../../server/routes.ts';

export interface ConnectorRouteOptions {
  readonly connectors: Pick<Connectors, 'report' | 'assignments'>;
}

/** What a connector tells of the printers it reaches, and what it is told to print for. */
export function addConnectorRoutes(routes: Routes, { connectors }: ConnectorRouteOptions): void {
  routes.add(reportAvailablePrinters, async ({ body, caller }) => connectors.report(caller, body));
  routes.add(listAssignments, async ({ caller }) => connectors.assignments(caller));
}
