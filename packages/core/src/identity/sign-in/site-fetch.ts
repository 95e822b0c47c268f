import type { CustomFetchOptions } from 'oauth4webapi';
import { askSite, type SiteAddress } from '../../api/site-request.ts';

type Fetch = (
  url: string,
  options: CustomFetchOptions<'POST', URLSearchParams>,
) => Promise<Response>;

/** People who connect a device are shown by it what asks. */
const userAgent = `hawser (${process.platform})`;

/** Fetches as calls of a site are made: with its trust anchor, its proxy, and its bounds. */
export function siteFetch(address: SiteAddress): Fetch {
  return async (url, { method, headers, body, signal }) => {
    const { status, text, ...answer } = await askSite(address, {
      method,
      path: url,
      headers: { ...headers, 'user-agent': userAgent },
      body: body.toString(),
      signal: signal ?? new AbortController().signal,
    });
    // What is wrong stands in the body, too, and there in one form for all of it.
    const type = answer.headers['content-type'];
    return new Response(text === '' ? null : text, {
      status,
      headers: typeof type === 'string' ? { 'content-type': type } : {},
    });
  };
}
