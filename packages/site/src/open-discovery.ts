import { connectorsOf } from './printing/connectors/connectors.ts';
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
}): Service {
  const { store } = options;
  return discoveryService({
    discovery: discoveryOf({ ...options, accesses: new PrinterAccesses(store) }),
    connectors: connectorsOf(options),
    published: publishedPrinters({ ...options, domain: async () => descriptorDomain(store) }),
  });
}
