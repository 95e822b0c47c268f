import type { Answered } from '@hawser/core/api/contract';
import type { searchPrinters } from '@hawser/core/api/contracts/discovery';
import type { ListedPrinter } from '../../store/reports/discovery/listed-rows.ts';
import { printerUrl } from '../print-url.ts';

export type ShownListing = Answered<typeof searchPrinters>['items'][number];

/** A printer as people find it. */
export function shownListing(row: ListedPrinter, publicUrl: string): ShownListing {
  return {
    id: row.printer,
    name: row.name,
    url: printerUrl(publicUrl, row.printer),
    manufacturer: row.manufacturer,
    model: row.model ?? row.device_model,
    // The site has written both itself.
    location: row.location === null ? null : (JSON.parse(row.location) as ShownListing['location']),
    capabilities: JSON.parse(row.capabilities) as ShownListing['capabilities'],
  };
}
