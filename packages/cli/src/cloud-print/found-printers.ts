import { isPattern, like } from '@hawser/command/binding/like';
import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Parts } from '@hawser/core/api/contract';
import { searchPrinters } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationText } from '@hawser/core/printing/location/write-location';
import { allPages } from '../agents/all-pages.ts';
import { cloudPrinterErrors } from './cloud-printer-errors.ts';

/** What somebody says who looks for printers. */
export interface PrinterSearch {
  readonly name: readonly string[] | undefined;
  readonly filter: string | undefined;
  readonly text: string | undefined;
  readonly location: string | undefined;
  readonly building: string | undefined;
  readonly near: string | undefined;
}

type Query = Parts<typeof searchPrinters>['query'];
type Found = Answered<typeof searchPrinters>['items'][number];

/** Whether more was said than names. */
export function isSearch({ text, location, building, near }: PrinterSearch): boolean {
  return [text, location, building, near].some((each) => each !== undefined);
}

/** Those that somebody may use, by what people look for; what is named and not there is a mistake. */
export async function* foundPrinters(
  site: SiteAddress,
  wanted: PrinterSearch,
  { signal, attempt }: Pick<Call, 'signal' | 'attempt'>,
): AsyncGenerator<Found, void> {
  const { name: names, filter = '' } = wanted;
  if (names === undefined) {
    for await (const found of search(site, queryFor(wanted), signal)) {
      if (isLike(found.name, `${filter}*`)) yield found;
    }
  }
  for (const named of names ?? []) {
    const query = { ...queryFor(wanted), ...wordsOf(named, wanted) };
    let isFound = isPattern(named);
    for await (const found of search(site, query, signal)) {
      if (!isLike(found.name, named) && found.id !== named.toLowerCase()) continue;
      isFound = true;
      yield found;
    }
    if (isFound) continue;
    await attempt(async () => {
      throw cloudPrinterErrors('unknown-name', { name: named }, { target: named });
    });
  }
}

function search(site: SiteAddress, query: Query, signal: AbortSignal): AsyncGenerator<Found, void> {
  return allPages(async (after) => {
    const page = { ...query, limit: pageSize, ...(after === undefined ? {} : { after }) };
    return await callSite(site, searchPrinters, { query: page }, { signal });
  });
}

const pageSize = 100;

function queryFor({ text, location, building, near }: PrinterSearch): Query {
  const places = [
    ...(location === undefined ? [] : [locationText(readLocation(location))]),
    ...(building === undefined ? [] : [`building="${building.replaceAll('"', '""')}"`]),
  ];
  return {
    ...(text === undefined ? {} : { text }),
    ...(places.length === 0 ? {} : { location: places.join(';') }),
    ...(near === undefined ? {} : { near }),
  };
}

const mostWords = 8;

/** What is called so has the words of that, but for one that goes on where something else may stand. */
function wordsOf(named: string, { text, near }: PrinterSearch): Pick<Query, 'text'> {
  if (text !== undefined || near !== undefined || idForm.test(named)) return {};
  const known = isPattern(named)
    ? named.replace(/[*?].*$/s, '').replace(/[\p{L}\p{M}\p{N}]+$/u, '')
    : named;
  const words = known.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length === 0 ? {} : { text: words.slice(0, mostWords).join(' ') };
}

const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

function isLike(name: string, pattern: string): boolean {
  return like(pattern.toLowerCase()).test(name.toLowerCase());
}
