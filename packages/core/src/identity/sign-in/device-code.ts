import {
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  None,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
} from 'oauth4webapi';
import { systemClock, type Clock } from '../../clock.ts';
import { HawserError } from '../../errors.ts';
import type { Directory } from './directory.ts';
import { refusalIn, withDirectory } from './directory-trouble.ts';
import { connectErrors } from './connect-errors.ts';
import { type Tokens, tokensIn } from './tokens.ts';

/** What a person needs to sign in on another device. */
export interface DeviceCode {
  readonly code: string;
  readonly url: string;
  /** The address with the code in it. */
  readonly whole: string | undefined;
}

export interface DeviceCodeOptions {
  readonly signal: AbortSignal;
  /** What the sign-in is to be like: acr_values, max_age. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly show: (code: DeviceCode) => void;
  /** Called every second with the milliseconds that are left. */
  readonly left: (ms: number) => void;
  readonly clock?: Clock;
}

const usualSeconds = 5;
const longestSeconds = 60;
/** RFC 8628, 3.5. */
const slowerBySeconds = 5;

/** Signs in with a code that a person types on another device (RFC 8628). */
export async function signInByDeviceCode(
  directory: Directory,
  { signal, parameters, show, left, clock = systemClock }: DeviceCodeOptions,
): Promise<Tokens> {
  const { server, client, options } = directory;
  const { issuer } = server;
  if (server.device_authorization_endpoint === undefined) {
    throw connectErrors('no-such-way', { issuer, what: 'a code for another device' });
  }
  return await withDirectory(directory, signal, async () => {
    const asked = await deviceAuthorizationRequest(
      server,
      client,
      None(),
      {
        ...directory.parameters,
        scope: directory.scope,
        ...parameters,
      },
      options(signal),
    );
    const given = await processDeviceAuthorizationResponse(server, client, asked);
    const { user_code: code, verification_uri: url, verification_uri_complete: whole } = given;
    if (!isPageOf(directory, url)) throw new Error('its page for the code is somewhere else');
    const isWhole = whole !== undefined && isPageOf(directory, whole);
    show({ code, url, whole: isWhole ? whole : undefined });

    const end = clock.now() + given.expires_in * 1000;
    const ticking = clock.every(1000, () => left(Math.max(0, end - clock.now())));
    try {
      let pause = Math.min(longestSeconds, given.interval ?? usualSeconds);
      for (;;) {
        await clock.sleep(pause * 1000, signal);
        if (clock.now() >= end) throw connectErrors('late', { code });
        try {
          const response = await deviceCodeGrantRequest(
            server,
            client,
            None(),
            given.device_code,
            options(signal),
          );
          const answer = await processDeviceCodeResponse(server, client, response);
          return tokensIn(answer, clock.now());
        } catch (error) {
          signal.throwIfAborted();
          const refusal = refusalIn(error);
          if (refusal === 'authorization_pending') continue;
          if (refusal === 'slow_down') pause += slowerBySeconds;
          else if (refusal === 'expired_token') throw connectErrors('late', { code });
          // Whoever does not answer is not to be asked as often.
          else if (isPassing(error)) pause = Math.min(longestSeconds, pause * 2);
          else throw error;
        }
      }
    } finally {
      ticking.cancel();
    }
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof HawserError && error.kind === 'unreachable';
}

function isPageOf({ isOwn, server: { issuer } }: Directory, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin } = new URL(url);
  return /^https?:$/.test(protocol) && (!isOwn || origin === new URL(issuer).origin);
}
