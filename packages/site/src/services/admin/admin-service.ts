import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { rotateDataKey } from '@hawser/core/api/contracts/data-keys';
import { checkSite, getCaller, getSite, type SiteCheckName } from '@hawser/core/api/contracts/site';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { accessErrors } from '../../access/access-errors.ts';
import { addAccessRuleRoutes } from '../../access/rules/access-rule-routes.ts';
import type { Alerts } from '../../alerts/alerts.ts';
import type { Administrators } from '../../certificates/administrators.ts';
import { addAdministratorRoutes } from './administrator-routes.ts';
import { addAlertRoutes } from './alert-routes.ts';
import { addAuditRoutes } from './audit-routes.ts';
import { addCertificateRoutes } from './certificate-routes.ts';
import { addCloudPrintRoute, type CloudPrintRouteOptions } from './cloud-print-route.ts';
import { addBackupRoute, type BackupRouteOptions } from './backup-route.ts';
import type { Check } from '../../checks/check.ts';
import type { DataKeys } from '../../data-keys/data-keys.ts';
import type { KeptCertificates } from '../../kept-certificates/kept-certificates.ts';
import type { Operations } from '../../operations/open-operations.ts';
import type { Store } from '../../store/store.ts';
import type { Service } from '../service.ts';
import { addDirectoryRoutes } from './directory-routes.ts';
import { addOpenApiRoute } from './open-api-route.ts';
import { addOperationRoutes } from './operation-routes.ts';
import { addSiteDirectoryRoutes, type SiteDirectoryRouteOptions } from './site-directory-routes.ts';
import { addProofRoutes, type ProofRouteOptions } from './proof-routes.ts';

export interface AdminServiceOptions
  extends BackupRouteOptions, CloudPrintRouteOptions, ProofRouteOptions, SiteDirectoryRouteOptions {
  readonly describe: () => Promise<Answered<typeof getSite>>;
  readonly checks: Readonly<Record<SiteCheckName, Check>>;
  readonly administrators: Administrators;
  readonly certificates: KeptCertificates;
  readonly dataKeys: Pick<DataKeys, 'rotate'>;
  readonly alerts: Pick<Alerts, 'all'>;
  readonly operations: Operations;
  readonly clock: Clock;
  readonly store: Store;
}

/** What administrators ask of the site itself. */
export function adminService({ describe, checks, ...options }: AdminServiceOptions): Service {
  return {
    name: 'admin',
    version: '1',
    addRoutes(routes) {
      routes.add(getSite, describe);
      addBackupRoute(routes, options);
      routes.add(getCaller, async ({ caller }) => {
        if (caller === undefined) throw accessErrors('open', {});
        return { ...caller, roles: [...caller.roles], sids: [...caller.sids] };
      });
      addOpenApiRoute(routes);
      addOperationRoutes(routes, options);
      addAdministratorRoutes(routes, options);
      addDirectoryRoutes(routes, options);
      addAuditRoutes(routes, options);
      addAlertRoutes(routes, options);
      addProofRoutes(routes, options);
      addAccessRuleRoutes(routes, options);
      addSiteDirectoryRoutes(routes, options);
      addCertificateRoutes(routes, options);
      addCloudPrintRoute(routes, options);
      routes.add(rotateDataKey, async ({ change }) => ({
        number: await options.dataKeys.rotate(change),
      }));
      routes.add(checkSite, async ({ params }) => [...(await checks[params.check]())]);
    },
    async probe(site, signal) {
      // Nobody is let in without proof; that this is said shows that the service answers.
      const refusal: unknown = await callSite(site, getCaller, {}, { signal }).catch(
        (error: unknown) => error,
      );
      if (refusal instanceof HawserError && refusal.status === 401)
        return 'it answers, and asks who is calling';
      throw refusal instanceof Error ? refusal : accessErrors('open', {});
    },
  };
}
