import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import * as oauth from 'oauth4webapi';
import type { Whereabouts } from './browser.ts';

/** The site as a program sees it that knows nothing of Hawser. */
export interface OAuthSite {
  readonly issuer: oauth.AuthorizationServer;
  readonly options: { readonly [oauth.customFetch]: Fetch };
}

interface Fetched {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Fetch = (url: string, fetched: Fetched) => Promise<Response>;

/** Fetch over TLS that trusts an authority of the site's own. */
function trustingFetch(trustAnchor: string, at: Whereabouts): Fetch {
  const agent = new Agent({ ca: trustAnchor });
  return async (url, { method, headers, body }) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const { host, hostname } = new URL(url);
      const options = { method, headers: { ...headers, host }, agent, servername: hostname };
      const sent = request(url, { ...options, ...at() }, resolve);
      sent.once('error', reject);
      // A form, and nothing else.
      sent.end(body instanceof URLSearchParams ? body.toString() : undefined);
    });
    const pieces: Buffer[] = [];
    for await (const piece of response as AsyncIterable<Buffer>) pieces.push(piece);
    const given = new Headers();
    for (const [name, values] of Object.entries(response.headersDistinct)) {
      for (const value of values ?? []) given.append(name, value);
    }
    return new Response(Buffer.concat(pieces), {
      status: response.statusCode ?? 0,
      headers: given,
    });
  };
}

/** What a program finds out of the directory of a site (RFC 8414, OpenID Connect Discovery). */
export async function discovered(
  url: string,
  trustAnchor: string,
  at: Whereabouts = () => ({}),
): Promise<OAuthSite> {
  const issuer = new URL(`${url}/directory`);
  const options = { [oauth.customFetch]: trustingFetch(trustAnchor, at) };
  const response = await oauth.discoveryRequest(issuer, options);
  return { issuer: await oauth.processDiscoveryResponse(issuer, response), options };
}
