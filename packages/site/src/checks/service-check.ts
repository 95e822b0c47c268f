import { getReadiness, getServices } from '@hawser/core/api/contracts/health';
import { callSite } from '@hawser/core/api/call-site';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Service } from '../services/service.ts';
import { type Check, failed, finding } from './check.ts';

const patience = 5000;

/** Whether the site answers where people reach it, and each of its services there. */
export function serviceCheck(
  address: () => SiteAddress,
  services: () => readonly Service[],
): Check {
  return async () => {
    const site = address();
    const signal = AbortSignal.timeout(2 * patience);
    const reached = await finding(site.url, async () => {
      await callSite(site, getReadiness, {}, { signal, patience });
      return 'it answers there, and is ready';
    });
    if (reached.result === 'failed') return [reached];
    const offered = await callSite(site, getServices, {}, { signal, patience });
    const names = new Set(offered.services.map(({ name }) => name));
    const each = await Promise.all(
      services().map(async (service) =>
        names.has(service.name)
          ? await finding(service.name, async () => service.probe(site, signal))
          : failed(
              service.name,
              `${site.url} does not offer it`,
              'Another site answers there: correct the name server or the load balancer.',
            ),
      ),
    );
    return [reached, ...each];
  };
}
