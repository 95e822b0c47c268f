import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import {
  type ClientAuth,
  clientCredentialsGrantRequest,
  ClientSecretPost,
  modifyAssertion,
  PrivateKeyJwt,
  processClientCredentialsResponse,
} from 'oauth4webapi';
import { systemClock } from '../../clock.ts';
import type { Secret } from '../../secret.ts';
import type { Directory } from './directory.ts';
import { type Tokens, tokensIn } from './tokens.ts';

/** By what a program proves that it is the client. */
export type ClientProof =
  | { readonly secret: Secret }
  | { readonly key: string; readonly cert: string | undefined };

/** Signs a program in as itself (RFC 6749, 4.4). What OAuth calls its refusals is thrown as it is. */
export async function signInAsClient(
  directory: Directory,
  proof: ClientProof,
  signal: AbortSignal,
): Promise<Tokens> {
  const { server, client, options, clientScope: scope } = directory;
  const auth =
    'secret' in proof ? secretAuth(directory, proof.secret) : await keyAuth(directory, proof);
  const response = await clientCredentialsGrantRequest(
    server,
    client,
    auth,
    { ...directory.parameters, ...(scope === undefined ? {} : { scope }) },
    options(signal),
  );
  const answer = await processClientCredentialsResponse(server, client, response);
  return tokensIn(answer, systemClock.now());
}

/** In the header where that is taken: it is in fewer logs than a body. */
function secretAuth({ server }: Directory, secret: Secret): ClientAuth {
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const onlyInBody =
    !methods.includes('client_secret_basic') && methods.includes('client_secret_post');
  if (onlyInBody) return ClientSecretPost(secret.reveal());
  return (_server, { client_id: id }, _body, headers) => {
    // Both halves are form-encoded before they are joined (RFC 6749, 2.3.1), but no character that
    // need not be: there are directories that do not decode them.
    const pair = [id, secret.reveal()].map((part) => encodeURIComponent(part)).join(':');
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
  };
}

/** An assertion that the key has signed, which holds for a minute and for one use (RFC 7523). */
async function keyAuth(
  { server, isOwn }: Directory,
  { key, cert }: { readonly key: string; readonly cert: string | undefined },
): Promise<ClientAuth> {
  const bytes = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  const isCurve = createPrivateKey(key).asymmetricKeyType === 'ec';
  const algorithm = isCurve
    ? { name: 'ECDSA', namedCurve: 'P-256' }
    : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const privateKey = await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
  return PrivateKeyJwt(privateKey, {
    [modifyAssertion](header, payload) {
      // By it Entra ID finds the certificate (RFC 7515, 4.1.8).
      if (cert !== undefined) header['x5t#S256'] = thumbprint(cert);
      // The site's own wants its issuer, which no other can have it forward; most others their token
      // endpoint, as OpenID Connect Core 1.0 has it (9).
      if (!isOwn && server.token_endpoint !== undefined) payload['aud'] = server.token_endpoint;
    },
  });
}

function thumbprint(certificate: string): string {
  return createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
}
