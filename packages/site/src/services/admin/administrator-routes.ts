import {
  issueAdministrator,
  listAdministrators,
  revokeAdministrator,
} from '@hawser/core/api/contracts/administrators';
import type { Log } from '@hawser/core/log';
import type { Administrators } from '../../certificates/administrators.ts';
import type { Routes } from '../../server/routes.ts';

/** Letting others administer the site, and no longer. */
export function addAdministratorRoutes(
  routes: Routes,
  { administrators, log }: { readonly administrators: Administrators; readonly log: Log },
): void {
  routes.add(listAdministrators, async () => administrators.list());
  routes.add(issueAdministrator, async ({ body, caller, change }) => {
    const issued = await administrators.issue(body, change);
    const { name, fingerprint, until } = issued.administrator;
    log.info({ caller: caller?.name, name, fingerprint, until }, 'an administrator was let in');
    return issued;
  });
  routes.add(revokeAdministrator, async ({ params, caller, change }) => {
    const revoked = await administrators.revoke(params.fingerprint, change);
    const { name, fingerprint } = revoked;
    log.warn({ caller: caller?.name, name, fingerprint }, 'an administrator was revoked');
    return revoked;
  });
}
