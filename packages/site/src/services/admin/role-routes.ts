import { grantRole, listRoleHolders, revokeRole } from '@hawser/core/api/contracts/grants';
import type { Grants } from '../../directory/grants.ts';
import type { Routes } from '../../server/routes.ts';

/** Who may do what. */
export function addRoleRoutes(routes: Routes, grants: Grants): void {
  routes.add(listRoleHolders, async ({ query }) => grants.list(query));
  routes.add(grantRole, async ({ body, change }) => ({ ...(await grants.grant(change, body)) }));
  routes.add(revokeRole, async ({ body, change }) => ({ ...(await grants.revoke(change, body)) }));
}
