import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { searchPrinters } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationText } from '@hawser/core/printing/location/write-location';
import { deviceErrors } from './device-errors.ts';

export type FoundPrinter = Answered<typeof searchPrinters>['items'][number];

const mostWords = 8;
const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The one printer that is called so, or has that id. */
export async function namedPrinter(
  site: SiteAddress,
  named: string,
  signal: AbortSignal,
): Promise<FoundPrinter> {
  const words = idForm.test(named) ? [] : (named.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  const text = words.slice(0, mostWords).join(' ');
  const found: FoundPrinter[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const query = { ...(text === '' ? {} : { text }), ...(after === undefined ? {} : { after }) };
    const page: { items: FoundPrinter[]; next: string | null } = await callSite(
      site,
      searchPrinters,
      { query },
      { signal },
    );
    const byId = page.items.find(({ id }) => id === named.toLowerCase());
    if (byId !== undefined) return byId;
    found.push(...page.items.filter(({ name }) => name.toLowerCase() === named.toLowerCase()));
    after = page.next;
  }
  const exact = found.filter(({ name }) => name === named);
  const [one, ...others] = exact.length > 0 ? exact : found;
  if (one === undefined) throw deviceErrors('no-printer', { printer: named }, { target: named });
  if (others.length === 0) return one;
  const values = { printer: named, count: others.length + 1 };
  throw deviceErrors('several-printers', values, { target: named });
}

export function shownPrinter({ location, metres, ...printer }: FoundPrinter) {
  return {
    ...printer,
    location: location === null ? null : locationText(readLocation(JSON.stringify(location))),
    metres: metres ?? null,
  };
}
