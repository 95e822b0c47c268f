import { grantRole, listRoleHolders, revokeRole } from '@hawser/core/api/contracts/grants';
import type { Grants } from '../../directory/grants.ts';
import type { Changing } from '../../directory/users.ts';
import type { Routes } from '../../server/routes.ts';

/** Who may do what. */
export function addRoleRoutes(routes: Routes, grants: Grants, change: Changing): void {
  routes.add(listRoleHolders, async ({ query }) => grants.list(query));
  routes.add(grantRole, async ({ body }) => ({ ...(await grants.grant(change, body)) }));
  routes.add(revokeRole, async ({ body }) => ({ ...(await grants.revoke(change, body)) }));
}
