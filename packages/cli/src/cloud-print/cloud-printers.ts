import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import { getPrinter } from '@hawser/core/api/contracts/printers';
import { getCaller } from '@hawser/core/api/contracts/site';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { allows } from '@hawser/core/identity/roles';
import { namedItems } from '../site-directory/named-items.ts';
import { publishedPage } from './all-published.ts';
import { foundPrinters, isSearch, type PrinterSearch } from './found-printers.ts';
import { type ShownCloudPrinter, shownCloudPrinter, shownFound } from './shown-cloud-printer.ts';

/** The printers that somebody asks for: of all that there are, or of those that he may use. */
export async function* cloudPrinters(
  site: SiteAddress,
  wanted: PrinterSearch,
  { signal, attempt }: Pick<Call, 'signal' | 'attempt'>,
): AsyncGenerator<ShownCloudPrinter | ReturnType<typeof shownFound>, void> {
  const { roles } = await callSite(site, getCaller, {}, { signal });
  const looksAfter = allows(roles, 'Printers.Publish');
  const get = async (printer: string) =>
    callSite(site, getPrinter, { params: { printer } }, { signal });
  if (looksAfter && !isSearch(wanted)) {
    const lists = {
      get,
      page: async (query: { readonly filter?: string; readonly after?: string }) =>
        publishedPage(site, query, signal),
    };
    for await (const each of namedItems(wanted, lists, attempt)) yield shownCloudPrinter(each);
    return;
  }
  for await (const found of foundPrinters(site, wanted, { signal, attempt })) {
    yield looksAfter ? shownCloudPrinter(await get(found.id)) : shownFound(found);
  }
}
