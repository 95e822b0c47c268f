import type { Answered } from '@hawser/core/api/contract';
import type { searchPrinters } from '@hawser/core/api/contracts/discovery';
import type { getPrinter } from '@hawser/core/api/contracts/printers';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationText } from '@hawser/core/printing/location/write-location';

type Published = Answered<typeof getPrinter>;
type Found = Answered<typeof searchPrinters>['items'][number];

/** A printer as commands show it to who looks after it. */
export function shownCloudPrinter(printer: Published) {
  return {
    name: printer.name,
    state: stateOf(printer),
    stateReasons: printer.stateReasons,
    openJobs: printer.openJobs,
    manufacturer: printer.manufacturer,
    model: printer.model,
    location: written(printer.location),
    capabilities: printer.capabilities,
    sddl: printer.sddl,
    connectors: printer.connectors.map(({ name }) => name),
    devices: printer.devices,
    limits: printer.limits,
    url: printer.url,
    id: printer.id,
    version: printer.version,
    created: printer.created,
    changed: printer.changed,
  };
}

export type ShownCloudPrinter = ReturnType<typeof shownCloudPrinter>;

/** The same for who may only use it: how it stands he does not learn from a search. */
export function shownFound({ name, manufacturer, model, location, capabilities, url, id }: Found) {
  return {
    name,
    state: null,
    stateReasons: [],
    openJobs: null,
    manufacturer,
    model,
    location: written(location),
    capabilities,
    sddl: null,
    connectors: [],
    devices: null,
    limits: null,
    url,
    id,
    version: null,
    created: null,
    changed: null,
  };
}

/** What an administrator has said of it comes before how it stands. */
function stateOf({ paused, accepting, state }: Published): string {
  const said = [...(paused ? ['paused'] : []), ...(accepting ? [] : ['closed'])];
  return said.length === 0 ? state : said.join(', ');
}

function written(location: Found['location']): string | null {
  return location === null ? null : writtenLocation(JSON.stringify(location));
}

/** As people write it. */
export function writtenLocation(json: string): string {
  return locationText(readLocation(json));
}
