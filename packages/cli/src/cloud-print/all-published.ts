import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { listPrinters } from '@hawser/core/api/contracts/printers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { allItems } from '../site-directory/all-items.ts';

type PublishedPage = Answered<typeof listPrinters>;

/** A security descriptor can be long, and an answer is not to be. */
const pageSize = 50;

/** Some of the printers whose names begin so, for who looks after them. */
export async function publishedPage(
  site: SiteAddress,
  query: Readonly<{ filter?: string; after?: string }>,
  signal: AbortSignal,
): Promise<PublishedPage> {
  return await callSite(site, listPrinters, { query: { ...query, limit: pageSize } }, { signal });
}

/** All printers that a site publishes, for who looks after them. */
export function allPublished(
  site: SiteAddress,
  signal: AbortSignal,
): AsyncGenerator<PublishedPage['items'][number], void> {
  return allItems(async (wanted) => publishedPage(site, wanted, signal));
}
