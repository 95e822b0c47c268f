import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer as createControl,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { ClientMetadata, Provider as Directory } from 'oidc-provider';
import { IssuerPeople, type IssuerPerson } from './issuer-people.ts';

// The directory of some other organisation: oidc-provider in a process of its own. What it is told to
// do comes to a second port, which only this machine reaches.

interface Orders {
  readonly cert: string;
  readonly key: string;
}

const algorithm = 'ES256';
const client = { id: 'runbook', secret: 'a-secret-of-the-runbook' };
const people = new IssuerPeople();
/** A program besides the runbook, which signs in with its key. */
interface KeyedProgram {
  readonly publicKey: JWK;
  readonly claims: Readonly<Record<string, unknown>>;
}

const programs = new Map<string, KeyedProgram>();
const asProgram = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };

let keys: readonly JWK[] = [newKey()];
let published = keys;
let extra: Readonly<Record<string, unknown>> = {};
let cacheControl: string | undefined;
let redirectTo: string | undefined;
const counts = { discovery: 0, jwks: 0 };

// That it keeps nothing is what a test wants.
console.warn = () => undefined;
console.info = () => undefined;
const { Provider } = await import('oidc-provider');

const [{ cert, key }] = (await once(process, 'message')) as [Orders];
process.on('disconnect', () => process.exit());
const server = createServer({ cert, key });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const issuer = `https://127.0.0.1:${port}`;
let provider = newProvider();

server.on('request', (request: IncomingMessage, response: ServerResponse) => {
  const path = request.url ?? '';
  if (path.startsWith('/.well-known/')) counts.discovery += 1;
  if (redirectTo !== undefined) {
    response.writeHead(302, { location: redirectTo }).end();
    return;
  }
  if (people.isAsked(request)) {
    void people.answer(provider, request, response);
    return;
  }
  if (path !== '/jwks') {
    void provider.callback()(request, response);
    return;
  }
  counts.jwks += 1;
  const publicKeys = published.map((jwk) => ({ ...jwk, d: undefined }));
  response.writeHead(200, {
    'content-type': 'application/jwk-set+json',
    ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
  });
  response.end(JSON.stringify({ keys: publicKeys }));
});

const orders = new Map<string, (given: Record<string, unknown>) => unknown>([
  ['/counts', () => counts],
  ['/claims', (given) => (extra = given)],
  ['/person', ({ name, person }) => know(people.byName, name as string, person as IssuerPerson)],
  ['/program', ({ id, program }) => know(programs, id as string, program as KeyedProgram)],
  ['/cache-control', ({ value }) => (cacheControl = value as string)],
  ['/redirect', ({ to }) => (redirectTo = to as string | undefined)],
  ['/rotate', ({ keep = true }) => rotate(keep === true)],
  ['/sign', async (given) => sign(given)],
  ['/sign-many', async (given) => signMany(given)],
  ['/keys', () => published],
  ['/down', () => down()],
  ['/up', async () => up()],
]);

const control = createControl((request, response) => {
  void (async () => {
    const given = await text(request);
    const order = orders.get(request.url ?? '');
    const answer = await order?.(JSON.parse(given === '' ? '{}' : given) as never);
    response.end(JSON.stringify(answer ?? {}));
  })();
});
control.listen(0, '127.0.0.1');
await once(control, 'listening');
const { port: controlPort } = control.address() as AddressInfo;
process.send?.({ issuer, controlPort, client });

function newProvider(): Directory {
  const made = new Provider(issuer, {
    jwks: { keys },
    ...people.configuration(),
    clients: clients(),
    clientDefaults: { id_token_signed_response_alg: algorithm },
    cookies: { keys: ['a cookie key'] },
    extraTokenClaims: ({ oidc }, token) => ({
      ...('accountId' in token
        ? people.claimsOf(token.accountId, oidc.entities)
        : (programs.get(token.clientId ?? '')?.claims ?? extra)),
    }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
  });
  made.proxy = false;
  return made;
}

function clients(): ClientMetadata[] {
  const byPeople: ClientMetadata = {
    client_id: 'hawser',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/callback'],
  };
  const keyed = [...programs].map(([id, { publicKey }]) => ({
    ...asProgram,
    client_id: id,
    token_endpoint_auth_method: 'private_key_jwt' as const,
    jwks: { keys: [publicKey] },
  }));
  return [byPeople, { ...asProgram, client_id: client.id, client_secret: client.secret }, ...keyed];
}

function newKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomUUID(),
    use: 'sig',
    alg: algorithm,
  };
}

/** Knows it from now on by that name, or no more. */
function know<Known>(all: Map<string, Known>, name: string, known: Known | null): object {
  if (known === null) all.delete(name);
  else all.set(name, known);
  provider = newProvider();
  return {};
}

/** Signs by a new key from now on; the old ones are published on, or no more. */
function rotate(keep: boolean): object {
  keys = [newKey(), ...keys];
  published = keep ? keys : keys.slice(0, 1);
  provider = newProvider();
  return {};
}

/** Signs whatever is wished, as whoever runs a directory can. */
async function sign({
  claims = {},
  header = {},
}: {
  claims?: JWTPayload;
  header?: object;
}): Promise<object> {
  const [current] = keys;
  if (current === undefined) throw new Error('there is no key');
  const now = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({ iss: issuer, iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg: algorithm, kid: current.kid, typ: 'at+jwt', ...header } as never)
    .sign(await importJWK(current, algorithm), { crit: { x: true } });
  return { token };
}

async function signMany({
  claims = {},
  count = 1,
}: {
  claims?: JWTPayload;
  count?: number;
}): Promise<object> {
  const each = Array.from({ length: count }, async () =>
    sign({ claims: { ...claims, jti: randomUUID() } }),
  );
  const signed = (await Promise.all(each)) as { token: string }[];
  return { tokens: signed.map(({ token }) => token) };
}

function down(): object {
  server.close();
  server.closeAllConnections();
  return {};
}

async function up(): Promise<object> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {};
}
