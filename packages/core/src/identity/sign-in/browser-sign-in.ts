import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { systemClock } from '../../clock.ts';
import type { Directory } from './directory.ts';
import { withDirectory } from './directory-trouble.ts';
import { listenForAnswer } from './loopback-answer.ts';
import { connectErrors } from './connect-errors.ts';
import { type Tokens, tokensIn } from './tokens.ts';

export interface BrowserOptions {
  readonly signal: AbortSignal;
  /** What the sign-in is to be like: acr_values, max_age. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Has a person's browser open the page. */
  readonly open: (url: string) => Promise<void>;
}

/** Signs in with a browser on this machine (RFC 8252): PKCE, state, nonce, and the issuer of RFC 9207. */
export async function signInByBrowser(
  directory: Directory,
  { signal, parameters, open }: BrowserOptions,
): Promise<Tokens> {
  const { server, client, options, scope } = directory;
  const { issuer, authorization_endpoint: page } = server;
  if (page === undefined) throw connectErrors('no-such-way', { issuer, what: 'a browser' });
  return await withDirectory(directory, signal, async () => {
    const verifier = generateRandomCodeVerifier();
    const state = generateRandomState();
    const nonce = generateRandomNonce();
    await using loopback = await listenForAnswer(state);
    const address = new URL(page);
    const query = {
      client_id: client.client_id,
      response_type: 'code',
      redirect_uri: loopback.url,
      scope,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...directory.parameters,
      ...parameters,
    };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    await open(address.href);
    try {
      const brought = await loopback.answer(signal);
      const response = await authorizationCodeGrantRequest(
        server,
        client,
        None(),
        validateAuthResponse(server, client, brought, state),
        loopback.url,
        verifier,
        options(signal),
      );
      const answer = await processAuthorizationCodeResponse(
        server,
        client,
        response,
        scope.split(' ').includes('openid') ? { expectedNonce: nonce, requireIdToken: true } : {},
      );
      loopback.done('You are signed in. You can close this page and go back to the command line.');
      return tokensIn(answer, systemClock.now());
    } catch (error) {
      loopback.done('You are not signed in. The command line says why.');
      throw error;
    }
  });
}
