import type { Clock } from '@hawser/core/clock';
import { clientsOf } from '../../directory/clients.ts';
import { grantsOf } from '../../directory/grants.ts';
import { groupsOf } from '../../directory/groups.ts';
import type { Proofs } from '../../directory/proofs.ts';
import { usersOf } from '../../directory/users.ts';
import type { Routes } from '../../server/routes.ts';
import type { Store } from '../../store/store.ts';
import { addClientRoutes } from './client-routes.ts';
import { addGroupRoutes } from './group-routes.ts';
import { addRoleRoutes } from './role-routes.ts';
import { addUserRoutes } from './user-routes.ts';

/** Whom the site knows, and what they may do. */
export function addDirectoryRoutes(
  routes: Routes,
  {
    store,
    clock,
    proofs,
  }: {
    readonly store: Store;
    readonly clock: Clock;
    readonly proofs: Pick<Proofs, 'turns'>;
  },
): void {
  addUserRoutes(routes, usersOf(store, proofs.turns), { store, clock });
  addGroupRoutes(routes, groupsOf(store));
  addClientRoutes(routes, clientsOf(store));
  addRoleRoutes(routes, grantsOf(store));
}
