import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/**
 * A directory of somebody else's, as a process: the arguments are the address that tokens are for, the
 * public key of a client (JWK), and by how many milliseconds its clock is ahead. It knows everybody who
 * comes as ada, and by two factors where it is asked for that.
 */
const [audience = '', publicKey = '', ahead = '0'] = process.argv.slice(2);

const { now } = Date;
Date.now = () => now() + Number(ahead);

const server = createServer();
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const person = {
  client_id: 'hawser-person',
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: [
    'authorization_code',
    'refresh_token',
    'urn:ietf:params:oauth:grant-type:device_code',
  ],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/callback'],
} as const;
const program = {
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
} as const;

const provider = new Provider(issuer, {
  jwks: { keys: [{ ...signing.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'one' }] },
  cookies: { keys: ['of-a-test'] },
  scopes: ['openid', 'offline_access'],
  acrValues: ['urn:hawser:acr:multi-factor'],
  claims: { openid: ['sub', 'name'], acr: null, amr: null },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  clients: [
    person,
    { ...program, client_id: 'runbook', client_secret: 'pa:ss+%word' },
    ...(publicKey === ''
      ? []
      : [
          {
            ...program,
            client_id: 'keyed',
            token_endpoint_auth_method: 'private_key_jwt',
            jwks: { keys: [JSON.parse(publicKey) as object] },
          } as never,
        ]),
  ],
  features: {
    devInteractions: { enabled: false },
    deviceFlow: { enabled: true },
    clientCredentials: { enabled: true },
    revocation: { enabled: true, allowedPolicy: () => true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        audience,
        scope: '',
        accessTokenTTL: 60,
        accessTokenFormat: 'opaque',
      }),
    },
    introspection: { enabled: true, allowedPolicy: () => true },
  },
  extraTokenClaims: ({ oidc }) => {
    const { AuthorizationCode, DeviceCode, RefreshToken } = oidc.entities;
    const { acr } = RefreshToken ?? AuthorizationCode ?? DeviceCode ?? {};
    return acr === undefined ? undefined : { acr };
  },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: id }) }),
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
});
provider.proxy = true;

const answer = provider.callback();
server.on('request', (request, response) => {
  const { pathname } = new URL(request.url ?? '', issuer);
  response.setHeader('date', new Date(Date.now()).toUTCString());
  if (!pathname.startsWith('/sign-in/')) return void answer(request, response);
  void (async () => {
    const { prompt, params, grantId, session } = await provider.interactionDetails(
      request,
      response,
    );
    const { acr_values: wanted } = params;
    const acr = typeof wanted === 'string' ? wanted : '';
    const factors = acr === '' ? ['pwd'] : ['pwd', 'otp', 'mfa'];
    if (prompt.name === 'login') {
      const login = { accountId: 'ada', amr: factors, ...(acr === '' ? {} : { acr }) };
      await provider.interactionFinished(request, response, { login });
      return;
    }
    const grant =
      (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
      new provider.Grant({
        accountId: session?.accountId ?? '',
        clientId: String(params['client_id']),
      });
    grant.addOIDCScope('openid offline_access');
    grant.addResourceScope(audience, '');
    await provider.interactionFinished(request, response, {
      consent: { grantId: await grant.save() },
    });
  })();
});
process.send?.({ issuer });
