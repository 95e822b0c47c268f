import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { type StartedSite, startedSite, type StartedSiteOptions } from '../../started-site.ts';
import { IppCaller } from './ipp-caller.ts';

/** A site that publishes a printer, and somebody who may do anything with it. */
export interface PublishedPrinter {
  readonly site: StartedSite;
  readonly id: string;
  readonly printer: IppCaller;
}

export async function publishedPrinter(
  options: StartedSiteOptions = {},
  flags: Readonly<Record<string, string>> = {},
): Promise<PublishedPrinter> {
  const site = await startedSite(flags, options);
  const body = { name: 'Office' };
  const signal = AbortSignal.timeout(15_000);
  const printer = await callSite(site.address, publishPrinter, { body }, { signal });
  return { site, id: printer.id, printer: new IppCaller(site.address, printer) };
}
