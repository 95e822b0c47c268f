import { getHealth, getReadiness, getServices } from '@hawser/core/api/contracts/health';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { Routes } from '../server/routes.ts';
import type { Service } from '../services/service.ts';
import { healthErrors } from './health-errors.ts';
import type { Readiness } from './readiness.ts';

export interface HealthRoutesOptions {
  readonly readiness: Readiness;
  readonly services: readonly Service[];
  readonly signIn: () => CloudPrint;
}

/** What anybody may know: that the site is there, whether it can work, and what it offers. */
export function addHealthRoutes(
  routes: Routes,
  { readiness, services, signIn }: HealthRoutesOptions,
): void {
  routes.add(getHealth, async () => ({ status: 'ok' as const }));
  routes.add(getReadiness, async () => {
    if (readiness.draining) throw healthErrors('draining', {});
    const trouble = await readiness.trouble();
    if (trouble.length > 0) throw healthErrors('troubled', { trouble: trouble.join('; ') });
    return { status: 'ready' as const };
  });
  routes.add(getServices, async () => {
    const { authority, clientId, discoveryResource, printResource } = signIn();
    return {
      services: services.map(({ name, version, capabilities }) => ({
        name,
        version,
        ...(capabilities === undefined ? {} : { capabilities: [...capabilities] }),
      })),
      signIn: { authority, clientId, discoveryResource, printResource },
    };
  });
}
