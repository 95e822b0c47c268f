import type { Answered, Parts } from '@hawser/core/api/contract';
import type { listPlaces, searchPrinters } from '@hawser/core/api/contracts/discovery';
import type { Caller } from '../../access/caller.ts';
import { requestErrors } from '../../server/request-errors.ts';
import { findListedPrinters } from '../../store/reports/discovery/find-listed-printers.ts';
import { findNearestPrinters } from '../../store/reports/discovery/find-nearest-printers.ts';
import { findPlaces } from '../../store/reports/discovery/find-places.ts';
import { mostCounted } from '../../store/reports/discovery/listing-search.ts';
import type { Store } from '../../store/store.ts';
import { listingCursor } from './listing-cursor.ts';
import { shownListing } from './shown-listing.ts';
import { placesWithin } from './term-keys.ts';
import { type Usable, VisibleDescriptors } from './visible-descriptors.ts';
import { wantedPrinters } from './wanted-printers.ts';

export interface DiscoveryOptions {
  readonly store: Pick<Store, 'read' | 'report'>;
  readonly accesses: Usable;
  readonly publicUrl: () => string;
  /** How many printers one answer has at most. */
  readonly printerLimit: () => number;
}

/** What somebody finds who looks for a printer: only those that he may use. */
export interface Discovery {
  search(
    caller: Caller,
    query: Parts<typeof searchPrinters>['query'],
  ): Promise<Answered<typeof searchPrinters>>;
  places(
    caller: Caller,
    query: Parts<typeof listPlaces>['query'],
  ): Promise<Answered<typeof listPlaces>>;
}

const usualPlaces = 200;

export function discoveryOf({
  store,
  accesses,
  publicUrl,
  printerLimit,
}: DiscoveryOptions): Discovery {
  const visible = new VisibleDescriptors(store, accesses);
  return {
    async search(caller, query) {
      const { from, ...wanted } = wantedPrinters(query, printerLimit());
      const descriptors = await visible.of(caller);
      const url = publicUrl();
      if (from !== undefined) {
        const near = await store.report(findNearestPrinters, { ...wanted, from, descriptors });
        const items = near.map((row) => ({ ...shownListing(row, url), metres: row.metres }));
        return { items, count: null, next: null, isCut: false };
      }
      const found = await store.report(findListedPrinters, { ...wanted, descriptors });
      return {
        items: found.printers.map((row) => shownListing(row, url)),
        count: found.count ?? null,
        next: found.next === undefined ? null : listingCursor(found.next),
        isCut: found.isCut,
      };
    },
    async places(caller, { within = 0, after, limit = usualPlaces }) {
      const found = await store.report(findPlaces, {
        within,
        descriptors: await visible.of(caller),
        after: after === undefined ? undefined : keyIn(after, within),
        limit,
      });
      return {
        items: found.places.map(({ id, category, value, printers }) => ({
          id,
          category,
          value,
          printers: Math.min(printers, mostCounted),
          isMore: printers > mostCounted,
        })),
        next: found.next === undefined ? null : Buffer.from(found.next).toString('base64url'),
      };
    },
  };
}

/** The key of a place, for no other keys may be listed. */
function keyIn(after: string, within: number): string {
  const key = Buffer.from(after, 'base64url').toString('utf8');
  const { from, below } = placesWithin(within);
  if (key >= from && key < below && !key.includes('\0')) return key;
  const reason = '/after is no place that a page before has given as next';
  throw requestErrors('invalid', { part: 'The query', reason });
}
