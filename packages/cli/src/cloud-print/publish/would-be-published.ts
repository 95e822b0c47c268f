import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import type { previewListedPrinter } from '@hawser/core/api/contracts/discovery';
import { getPrinter } from '@hawser/core/api/contracts/printers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { shownCloudPrinter, writtenLocation } from '../shown-cloud-printer.ts';

interface Given {
  readonly name: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly location?: string;
  readonly sddl?: string;
  readonly connector?: string;
}

/**
 * What would come of publishing: a new printer as far as it is known by now, or one that is there as it is,
 * with what would be said of it otherwise.
 */
export async function wouldBePublished(
  site: SiteAddress,
  given: Given,
  { isNew, changes, url }: Answered<typeof previewListedPrinter>,
  signal: AbortSignal,
) {
  const { name, manufacturer = null, model = null, location, sddl = null, connector } = given;
  if (!isNew) {
    const printer = await callSite(site, getPrinter, { params: { printer: name } }, { signal });
    return { isNew, changes, ...shownCloudPrinter(printer) };
  }
  return {
    isNew,
    changes,
    name,
    state: null,
    stateReasons: [],
    openJobs: null,
    manufacturer,
    model,
    location: location === undefined ? null : writtenLocation(location),
    capabilities: [],
    sddl,
    connectors: connector === undefined ? [] : [connector],
    devices: null,
    limits: null,
    url,
    id: null,
    version: null,
    created: null,
    changed: null,
  };
}
