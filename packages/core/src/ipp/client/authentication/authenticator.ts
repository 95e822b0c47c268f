import type { IppAddress } from '../ipp-uri.ts';
import type { Authentication } from './authentication.ts';
import type { Challenge } from '../../../challenges.ts';
import { passwordAuthenticator } from './password-authenticator.ts';
import { tokenAuthenticator } from './token-authenticator.ts';

/** Proves to one place who asks, for one request after the other. */
export type Authenticator = () => Proof;

/** The proof of one request, which may take several attempts. */
export interface Proof {
  /** The header Authorization of the next attempt; undefined where nothing is known to be wanted. */
  header(path: string, signal: AbortSignal): Promise<string | undefined>;
  /** Takes in why the last attempt was refused; whether another one may do better. */
  refused(challenges: readonly Challenge[], signal: AbortSignal): Promise<boolean>;
}

export function authenticatorFor(
  address: IppAddress,
  authentication: Authentication | undefined,
): Authenticator | undefined {
  if (authentication === undefined) return undefined;
  return authentication.by === 'token'
    ? tokenAuthenticator(address, authentication)
    : passwordAuthenticator(address, authentication);
}
