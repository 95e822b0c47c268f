import type { Secret } from '../../../secret.ts';
import type { TokenSource } from '../../../token-source.ts';

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
