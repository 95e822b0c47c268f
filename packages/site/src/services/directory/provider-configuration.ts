import type {
  Adapter,
  Configuration,
  errors as Errors,
  interactionPolicy,
  KoaContextWithOIDC,
} from 'oidc-provider';
import { plainAddress } from '../../server/plain-address.ts';
import type { Store } from '../../store/store.ts';
import { directoryRoutes, interactionAddress } from './directory-paths.ts';
import { cliClientId, multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';
import { knownPerson } from './known-person.ts';
import { requireShortAssertion } from './client-assertion.ts';
import * as pages from './provider-pages.ts';
import type { SharedKeys } from './shared-keys.ts';
import { signInLifetimes } from './sign-in-lifetimes.ts';
import { siteResource } from './site-resource.ts';

export interface ProviderParts {
  /** The public address of the site, which tokens are for. */
  readonly audience: string;
  readonly store: Store;
  readonly keys: SharedKeys;
  readonly adapter: (model: string) => Adapter;
  readonly policy: interactionPolicy.DefaultPolicy;
  /** Of the provider, which is loaded late. */
  readonly errors: typeof Errors;
}

/** All that oidc-provider is told: what is not on here is off. */
export function providerConfiguration({
  audience,
  store,
  keys,
  adapter,
  policy,
  errors,
}: ProviderParts): Configuration {
  const off = { enabled: false };
  const cookie = { signed: true, httpOnly: true, secure: true, sameSite: 'lax' } as const;
  const signingKey = keys.signing[0]?.kid;
  return {
    adapter,
    jwks: { keys: keys.signing },
    cookies: {
      keys: keys.cookies,
      names: {
        // Nobody next door can put one of his own into the browser; the others are for one page each.
        session: '__Host-hawser-session',
        interaction: '__Secure-hawser-sign-in',
        resume: '__Secure-hawser-resume',
      },
      long: { ...cookie, path: '/' },
      short: cookie,
    },
    routes: directoryRoutes,
    scopes: ['openid', 'offline_access'],
    claims: {
      acr: null,
      auth_time: null,
      iss: null,
      sid: null,
      openid: ['sub', 'name', 'preferred_username'],
    },
    acrValues: [multiFactorAcr],
    responseTypes: ['code'],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    // Of a program: what its tokens say of that by which they were got.
    extraClientMetadata: { properties: ['credential'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: {
      clientAuthSigningAlgValues: clientAlgorithms,
      idTokenSigningAlgValues: ['ES256'],
    },
    pkce: { required: () => true },
    features: {
      claimsParameter: off,
      clientCredentials: { enabled: true },
      devInteractions: off,
      deviceFlow: {
        enabled: true,
        deviceInfo: ({ req }) => ({
          address: plainAddress(req.socket.remoteAddress) ?? '',
          agent: (req.headers['user-agent'] ?? '').slice(0, 200),
        }),
        userCodeInputSource: (ctx, _form, _out, error) => pages.showDevicePage(ctx, error),
        successSource: pages.showConnected,
      },
      dPoP: off,
      introspection: off,
      pushedAuthorizationRequests: off,
      registration: off,
      requestObjects: off,
      resourceIndicators: siteResource({ audience, signingKey, errors }),
      revocation: {
        enabled: true,
        // What a program shows that is another one's is left alone, and nothing is told about it.
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: pages.showSignOut,
        postLogoutSuccessSource: pages.showSignedOut,
      },
      userinfo: off,
    },
    interactions: { policy, url: (_ctx, { uid }) => audience + interactionAddress(uid) },
    async findAccount(_ctx, id) {
      const person = await knownPerson(store, id);
      if (person === undefined) return undefined;
      const claims = { sub: id, name: person.displayName, preferred_username: person.name };
      return { accountId: id, claims: () => claims };
    },
    // Each connected device has a grant of its own, so that it can be disconnected by itself.
    async loadExistingGrant({ oidc }) {
      const id = oidc.result?.consent?.grantId;
      return id === undefined ? undefined : await oidc.provider.Grant.find(id);
    },
    // A device stays connected when the browser that has connected it signs out.
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client) => client.clientId === cliClientId,
    rotateRefreshToken: true,
    extraTokenClaims: (ctx, token) =>
      token.kind === 'AccessToken'
        ? { ...provedIn(ctx), grant: token.grantId }
        : { credential: ctx.oidc.client?.['credential'] },
    ttl: signInLifetimes,
    assertJwtClientAuthClaimsAndHeader: (_ctx, claims) => requireShortAssertion(claims, errors),
    clientBasedCORS: () => false,
    renderError: pages.showError,
    // No client can name an address that the site would ask.
    fetch: async () => Promise.reject(new Error('the directory fetches nothing')),
  };
}

/** With which keys of the kinds that a program may have sign. */
const clientAlgorithms = ['ES256', 'ES384', 'ES512', 'RS256', 'PS256', 'EdDSA', 'Ed25519'] as const;

/** How the person behind a token has proved who he is. */
function provedIn({ oidc }: KoaContextWithOIDC): Record<string, unknown> {
  const { AuthorizationCode, DeviceCode, RefreshToken } = oidc.entities;
  const { amr, acr, authTime } = RefreshToken ?? AuthorizationCode ?? DeviceCode ?? {};
  return { amr: amr ?? [], ...(acr === undefined ? {} : { acr }), auth_time: authTime };
}
