import type { BearerChallenge } from './bearer-challenge.ts';
import type { Secret } from './secret.ts';

/** Gives the tokens by which a caller proves who he is (RFC 6750). */
export interface TokenSource {
  token(signal: AbortSignal): Promise<Secret>;
  /** Another one in place of one that is refused so; undefined where no other would be taken. */
  another(
    refused: Secret,
    challenge: BearerChallenge,
    signal: AbortSignal,
  ): Promise<Secret | undefined>;
}
