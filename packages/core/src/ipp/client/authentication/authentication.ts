import type { Secret } from '../../../secret.ts';

/** How whoever asks proves who he is, besides a certificate, which belongs to the trust. */
export type Authentication = ByToken | ByPassword;

export interface ByToken {
  readonly by: 'token';
  readonly tokens: TokenSource;
  /** Whether it may go over a connection without encryption that does not leave this machine. */
  readonly inClearOnLoopback?: boolean;
}

export interface ByPassword {
  readonly by: 'password';
  readonly user: string;
  readonly password: Secret;
  /** Whether Basic may be used over a connection without encryption that does not leave this machine. */
  readonly inClearOnLoopback?: boolean;
}

/** Gives the tokens by which a caller proves who he is (RFC 6750). */
export interface TokenSource {
  token(signal: AbortSignal): Promise<Secret>;
  /** Another one in place of one that is refused so; undefined where no other would be taken. */
  another(
    refused: Secret,
    challenge: TokenChallenge,
    signal: AbortSignal,
  ): Promise<Secret | undefined>;
}

/** What is said of a token that is not taken (RFC 6750, 3; RFC 9470, 3). */
export interface TokenChallenge {
  readonly error: string | undefined;
  readonly acrValues: string | undefined;
  readonly maxAge: number | undefined;
}
