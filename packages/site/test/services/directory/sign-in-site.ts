import * as oauth from 'oauth4webapi';
import { startedSite, type StartedSite, type StartedSiteOptions } from '../../started-site.ts';
import { Browser } from './browser.ts';
import { newPerson } from './directory-rows.ts';
import { discovered, type OAuthSite } from './oauth-client.ts';
import { People } from './people-double.ts';

export const cli: oauth.Client = { client_id: 'hawser-cli' };
export const noSecret = oauth.None();

/** A site in which Ada has an account, a browser, and a program that knows nothing of Hawser. */
export interface SignInSite extends StartedSite {
  readonly url: string;
  readonly directory: OAuthSite;
  readonly people: People;
  readonly ada: string;
  browser(): Browser;
}

export async function signInSite(options: StartedSiteOptions = {}): Promise<SignInSite> {
  const people = new People();
  const started = await startedSite({}, { signIns: people, ...options });
  const { trustAnchor } = started.address;
  const { url } = started.site.running;
  const ada = newPerson(started.root, 'ada');
  people.byName.set('ada', { id: ada, password: 'correct horse' });
  return {
    ...started,
    url,
    people,
    ada,
    directory: await discovered(url, trustAnchor),
    browser: () => new Browser(trustAnchor),
  };
}

/** What a program has begun, that waits for a code at a loopback address. */
export interface BegunSignIn {
  readonly address: string;
  finish(callback: string): Promise<oauth.TokenEndpointResponse>;
}

export async function beginSignIn(
  { issuer, options }: OAuthSite,
  parameters: Readonly<Record<string, string>> = {},
  redirect = 'http://127.0.0.1:49152/callback',
): Promise<BegunSignIn> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const address = new URL(issuer.authorization_endpoint ?? '');
  address.search = new URLSearchParams({
    client_id: cli.client_id,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'openid offline_access',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ...parameters,
  }).toString();
  return {
    address: address.href,
    async finish(callback) {
      const code = oauth.validateAuthResponse(issuer, cli, new URL(callback), state);
      const response = await oauth.authorizationCodeGrantRequest(
        issuer,
        cli,
        noSecret,
        code,
        redirect,
        verifier,
        options,
      );
      return await oauth.processAuthorizationCodeResponse(issuer, cli, response);
    },
  };
}

export async function refreshed(
  { issuer, options }: OAuthSite,
  token: string,
): Promise<oauth.TokenEndpointResponse> {
  const response = await oauth.refreshTokenGrantRequest(issuer, cli, noSecret, token, options);
  return await oauth.processRefreshTokenResponse(issuer, cli, response);
}

/** What is in a token whose signature, issuer and audience are right. */
export async function claimsOf(
  { issuer, options }: OAuthSite,
  accessToken: string,
  audience: string,
): Promise<oauth.JWTAccessTokenClaims> {
  const request = new Request(audience, { headers: { authorization: `Bearer ${accessToken}` } });
  return await oauth.validateJwtAccessToken(issuer, request, audience, {
    ...options,
    signingAlgorithms: ['ES256'],
  });
}
