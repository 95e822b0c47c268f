import type { Parts } from '@hawser/core/api/contract';
import type { listRoleHolders } from '@hawser/core/api/contracts/grants';
import type { Change } from '../audit/change.ts';
import { type Grant, grantRole } from '../store/mutations/directory/grant-role.ts';
import { revokeRole } from '../store/mutations/directory/revoke-role.ts';
import { findRoleHolders } from '../store/reports/directory/find-role-holders.ts';
import type { Store } from '../store/store.ts';
import type { RoleHolder } from './directory-views.ts';
import { checkedHolder } from './holders.ts';
import { type Page, pageOf } from './page.ts';

/** Who has which roles. */
export interface Grants {
  list(search: Parts<typeof listRoleHolders>['query']): Promise<Page<RoleHolder>>;
  grant(change: Change, grant: Grant): Promise<Grant>;
  revoke(change: Change, grant: Grant): Promise<Grant>;
}

export function grantsOf(store: Store): Grants {
  return {
    list: async ({ role, holder: given, all = false, ...page }) => {
      const holder = given === undefined ? undefined : checkedHolder(given);
      return await pageOf(
        page,
        (found) => [found.role, found.name, found.holder, found.through ?? ''],
        async (searched) => store.report(findRoleHolders, { role, holder, all, ...searched }),
      );
    },
    async grant(change, { role, holder: given }) {
      const holder = checkedHolder(given);
      return (await change(grantRole, { role, holder }, { target: holder })).after;
    },
    async revoke(change, { role, holder: given }) {
      const holder = checkedHolder(given);
      return (await change(revokeRole, { role, holder }, { target: holder })).before;
    },
  };
}
