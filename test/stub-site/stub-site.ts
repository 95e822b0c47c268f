import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';

export interface StubSiteOptions {
  /** PEM; without, it speaks plain http. With an authority it looks at callers' certificates. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
  readonly services?: readonly { readonly name: string; readonly version: string }[];
  /** Client ids and their secrets. */
  readonly clients?: Readonly<Record<string, string>>;
  /** What its clock says. */
  readonly now?: () => number;
  /** Where its directory says that tokens are given; without, at itself. */
  readonly tokenEndpoint?: string;
  /** Whose tokens it takes besides; without, it takes no tokens but its own. */
  readonly issuer?: string;
  /** Never answers. */
  readonly silent?: boolean;
  /** Without, one that is free. */
  readonly port?: number;
}

/** What a directory says of a token. */
interface TakenToken {
  readonly active: boolean;
  readonly sub?: string;
  readonly client_id?: string;
  readonly acr?: string;
}

export interface StubSite extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

/**
 * As much of a site as a command line needs to be tried: health, services, and a directory that
 * lets clients in by their secret. It stands in only where the site itself would be too much.
 */
export async function startStubSite(options: StubSiteOptions = {}): Promise<StubSite> {
  const { tls } = options;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void respond(request, response, options, `${scheme}://localhost:${port()}`);
  };
  const scheme = tls === undefined ? 'http' : 'https';
  const server =
    tls === undefined
      ? createPlain(answer)
      : createTls({ ...tls, requestCert: tls.ca !== undefined, rejectUnauthorized: false }, answer);
  // Whoever shows a certificate must show one of the authority's; nobody has to show one.
  server.on('secureConnection', (socket: TLSSocket) => {
    if (socket.getPeerX509Certificate() !== undefined && !socket.authorized) socket.destroy();
  });
  const port = (): number => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `${scheme}://localhost:${port()}`,
    port: port(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: StubSiteOptions,
  url: string,
): Promise<void> {
  if (options.silent === true) return;
  const json = (status: number, body: unknown): void => {
    const date = new Date(options.now?.() ?? Date.now()).toUTCString();
    response.writeHead(status, { 'content-type': 'application/json', date });
    response.end(JSON.stringify(body));
  };
  switch (`${request.method} ${request.url}`) {
    case 'GET /healthz':
      return json(200, { status: 'ok' });
    case 'GET /mcs/services':
      return json(200, { services: options.services ?? [] });
    case 'GET /directory/.well-known/openid-configuration':
      return json(200, {
        issuer: `${url}/directory`,
        token_endpoint: options.tokenEndpoint ?? `${url}/directory/token`,
        authorization_endpoint: `${url}/directory/authorize`,
        device_authorization_endpoint: `${url}/directory/device`,
      });
    case 'GET /.well-known/oauth-protected-resource':
      return options.issuer === undefined
        ? json(404, { title: 'not found', status: 404 })
        : json(200, { resource: url, authorization_servers: [options.issuer] });
    case 'GET /admin/v1/caller': {
      const token = await shownToken(request, options);
      if (token?.active === false) return refuse(response, 'invalid_token');
      // Whoever shows a wrong certificate does not get so far.
      return json(200, {
        kind: token?.sub === undefined ? 'certificate' : 'user',
        id: 'a',
        name: token?.sub ?? token?.client_id ?? 'somebody',
        roles: ['Site.Admin'],
        sids: [],
        multiFactor: token?.acr !== undefined,
      });
    }
    case 'GET /admin/v1/operations?limit=100': {
      const token = await shownToken(request, options);
      if (token?.active === false) return refuse(response, 'invalid_token');
      return token?.acr === undefined
        ? refuse(response, 'insufficient_user_authentication')
        : json(200, { items: [], next: null });
    }
    case 'POST /directory/token':
      return isClient(request, options)
        ? json(200, { access_token: 'a-token', token_type: 'Bearer', expires_in: 3600 })
        : json(401, { error: 'invalid_client' });
    default:
      return json(404, { title: 'not found', status: 404 });
  }
}

function refuse(response: ServerResponse, error: string): void {
  const acr = error === 'invalid_token' ? '' : ', acr_values="urn:hawser:acr:multi-factor"';
  response.writeHead(401, { 'www-authenticate': `Bearer error="${error}"${acr}` });
  response.end(JSON.stringify({ code: 'access-bad-token', kind: 'denied', detail: 'Not you.' }));
}

/** What the issuer says of the token that was shown, if there is an issuer. */
async function shownToken(
  { headers }: IncomingMessage,
  { issuer }: StubSiteOptions,
): Promise<TakenToken | undefined> {
  if (issuer === undefined) return undefined;
  const token = headers.authorization?.replace('Bearer ', '') ?? '';
  const answer = await fetch(`${issuer}/token/introspection`, {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: 'hawser-person' }),
  });
  return (await answer.json()) as TakenToken;
}

function isClient({ headers }: IncomingMessage, { clients = {} }: StubSiteOptions): boolean {
  const [scheme, credentials = ''] = (headers.authorization ?? '').split(' ');
  const [id = '', secret] = Buffer.from(credentials, 'base64')
    .toString()
    .split(':')
    .map(decodeURIComponent);
  return scheme === 'Basic' && Object.hasOwn(clients, id) && clients[id] === secret;
}
