import { callSite } from '@hawser/core/api/call-site';
import {
  describeListedPrinter,
  getListedPrinter,
  listPlaces,
  previewListedPrinter,
  publishListedPrinter,
  replaceListedPrinter,
  searchPrinters,
  unpublishPrinter,
} from '@hawser/core/api/contracts/discovery';
import { listAvailablePrinters, lookForPrinters } from '@hawser/core/api/contracts/connectors';
import { HawserError } from '@hawser/core/errors';
import { accessErrors } from '../../access/access-errors.ts';
import type { Caller } from '../../access/caller.ts';
import type { Connectors } from '../../printing/connectors/connectors.ts';
import type { Discovery } from '../../printing/listing/discovery.ts';
import type { PublishedPrinters } from '../../printing/listing/published-printers.ts';
import type { Service } from '../service.ts';

export interface DiscoveryServiceOptions {
  readonly discovery: Discovery;
  readonly published: PublishedPrinters;
  readonly connectors: Pick<Connectors, 'available' | 'look'>;
}

/** Where people and devices find printers, and where these are published. */
export function discoveryService({
  discovery,
  published,
  connectors,
}: DiscoveryServiceOptions): Service {
  return {
    name: 'discovery',
    version: '1',
    capabilities: ['publish', 'text', 'location', 'places', 'abilities', 'near', 'pages'],
    addRoutes(routes) {
      routes.add(searchPrinters, async ({ query, caller }) =>
        discovery.search(known(caller), query),
      );
      routes.add(listPlaces, async ({ query, caller }) => discovery.places(known(caller), query));
      routes.add(getListedPrinter, async ({ params }) => published.get(params.printer));
      routes.add(publishListedPrinter, async ({ body, change }) => published.publish(change, body));
      routes.add(previewListedPrinter, async ({ body }) => published.preview(body));
      routes.add(replaceListedPrinter, async ({ params, body, version, change }) =>
        published.replace(change, params.printer, { ...body, version }),
      );
      routes.add(describeListedPrinter, async ({ params, body, version, change }) =>
        published.describe(change, params.printer, { ...body, version }),
      );
      routes.add(listAvailablePrinters, async ({ query }) => connectors.available(query));
      routes.add(lookForPrinters, async ({ change }) => connectors.look(change));
      routes.add(unpublishPrinter, async ({ params, change }) =>
        published.unpublish(change, params.printer),
      );
    },
    async probe(site, signal) {
      const refusal: unknown = await callSite(
        site,
        searchPrinters,
        { query: {} },
        { signal },
      ).catch((error: unknown) => error);
      if (refusal instanceof HawserError && refusal.status === 401)
        return 'it answers, and asks who is calling';
      throw refusal instanceof Error ? refusal : accessErrors('open', {});
    },
  };
}

/** The gate lets nobody in there who is not known. */
function known(caller: Caller | undefined): Caller {
  if (caller === undefined) throw accessErrors('open', {});
  return caller;
}
