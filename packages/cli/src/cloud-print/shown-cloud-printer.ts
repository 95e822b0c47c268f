import type { Answered } from '@hawser/core/api/contract';
import type { searchPrinters } from '@hawser/core/api/contracts/discovery';
import type { getPrinter } from '@hawser/core/api/contracts/printers';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationText } from '@hawser/core/printing/location/write-location';

type Published = Answered<typeof getPrinter>;
type Found = Answered<typeof searchPrinters>['items'][number];

/** A printer as commands show it to who looks after it. */
export function shownCloudPrinter(printer: Published) {
  const { accepting, paused, connectors, number: _, ...rest } = printer;
  return {
    ...rest,
    state: accepting ? (paused ? 'paused' : printer.state) : paused ? 'paused, closed' : 'closed',
    location: written(printer.location),
    connectors: connectors.map(({ name }) => name),
  };
}

export type ShownCloudPrinter = ReturnType<typeof shownCloudPrinter>;

/** The same for who may only use it: how it stands he does not learn from a search. */
export function shownFound({ metres: _, ...printer }: Found) {
  return {
    ...printer,
    location: written(printer.location),
    state: null,
    stateReasons: [],
    openJobs: null,
    sddl: null,
    connectors: [],
    devices: null,
    limits: null,
    version: null,
    created: null,
    changed: null,
  };
}

function written(location: Found['location']): string | null {
  return location === null ? null : locationText(readLocation(JSON.stringify(location)));
}
