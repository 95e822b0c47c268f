import type { Clock } from '@hawser/core/clock';
import type { Proofs } from '../../directory/proofs.ts';
import type { Routes } from '../../server/routes.ts';
import type { Store } from '../../store/store.ts';
import { addOwnProofRoutes } from './own-proof-routes.ts';
import { addUserProofRoutes } from './user-proof-routes.ts';

export interface ProofRouteOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly proofs: Proofs;
  /** How people reach the site. */
  readonly publicUrl: () => string;
}

/** How people prove who they are, as administrators and they themselves change it. */
export function addProofRoutes(routes: Routes, options: ProofRouteOptions): void {
  const { publicUrl, ...rest } = options;
  // As it stands over the codes of an authenticator.
  const siteName = (): string => `Hawser ${new URL(publicUrl()).host}`;
  addUserProofRoutes(routes, { ...rest, siteName });
  addOwnProofRoutes(routes, { ...rest, siteName, issuer: () => `${publicUrl()}/directory` });
}
