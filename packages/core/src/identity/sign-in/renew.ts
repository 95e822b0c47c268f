import {
  None,
  processRefreshTokenResponse,
  processRevocationResponse,
  refreshTokenGrantRequest,
  revocationRequest,
} from 'oauth4webapi';
import { systemClock } from '../../clock.ts';
import type { Secret } from '../../secret.ts';
import type { Directory } from './directory.ts';
import { refusalIn, withDirectory } from './directory-trouble.ts';
import { type Tokens, tokensIn } from './tokens.ts';

/** New tokens for a refresh token; undefined where the directory does not take it any more. */
export async function renewedBy(
  directory: Directory,
  refresh: Secret,
  signal: AbortSignal,
): Promise<Tokens | undefined> {
  const { server, client, options } = directory;
  return await withDirectory(directory, signal, async () => {
    const response = await refreshTokenGrantRequest(server, client, None(), refresh.reveal(), {
      ...options(signal),
      additionalParameters: { ...directory.parameters },
    });
    try {
      const answer = await processRefreshTokenResponse(server, client, response);
      return tokensIn(answer, systemClock.now(), refresh);
    } catch (error) {
      if (refusalIn(error) === 'invalid_grant') return undefined;
      throw error;
    }
  });
}

/** Has a directory take back a refresh token, and all that came of it (RFC 7009); whether it can. */
export async function revoke(
  directory: Directory,
  token: Secret,
  signal: AbortSignal,
): Promise<boolean> {
  const { server, client, options } = directory;
  if (server.revocation_endpoint === undefined) return false;
  await withDirectory(directory, signal, async () => {
    const response = await revocationRequest(
      server,
      client,
      None(),
      token.reveal(),
      options(signal),
    );
    await processRevocationResponse(response);
  });
  return true;
}
