import { connectorsOf } from './printing/connectors/connectors.ts';
import type { Clock } from '@hawser/core/clock';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { descriptorDomain } from './printing/descriptor-domain.ts';
import { discoveryOf } from './printing/listing/discovery.ts';
import { publishedPrinters } from './printing/listing/published-printers.ts';
import { PrinterAccesses } from './printing/printer-accesses.ts';
import { discoveryService } from './services/discovery/discovery-service.ts';
import type { Service } from './services/service.ts';
import type { Store } from './store/store.ts';

/** All that has people find printers. */
export function openDiscovery(options: {
  readonly store: Store;
  readonly publicUrl: () => string;
  readonly plan: () => SitePlan;
  readonly clock: Clock;
}): Service {
  const { store, plan } = options;
  return discoveryService({
    connectors: connectorsOf(options),
    discovery: discoveryOf({
      ...options,
      printerLimit: () => plan().printerLimit,
      accesses: new PrinterAccesses(store),
    }),
    published: publishedPrinters({
      ...options,
      domain: async () => descriptorDomain(store),
      installed: () => plan().printInstalled,
    }),
  });
}
