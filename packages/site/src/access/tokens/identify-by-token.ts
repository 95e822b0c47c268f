import { hash } from 'node:crypto';
import { type Clock, elapsed } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { AccessNews, AsOf } from '../access-news.ts';
import { accessErrors } from '../access-errors.ts';
import type { Caller, Identify } from '../caller.ts';
import { type KnownCaller, ShutOut } from '../shut-out.ts';
import { patiently } from '../patiently.ts';
import { Recent } from '../../recent.ts';
import { bearerTokenOf } from './bearer-token.ts';
import type { TokenIssuer } from './token-issuer.ts';
import { TokenRefusal } from './token-refusal.ts';
import type { TokenTrail } from './token-trail.ts';
import { type VerifiedToken, verifyToken } from './verify-token.ts';

export interface TokenIdentifierOptions {
  /** As the settings are now: another map where they have changed. */
  readonly issuers: () => ReadonlyMap<string, TokenIssuer>;
  /** Who a token is of, as of now. */
  readonly callerOf: (token: VerifiedToken) => Promise<KnownCaller>;
  readonly news: AccessNews;
  readonly clock: Clock;
  readonly refused: (refusal: TokenRefusal) => void;
  readonly trail: TokenTrail;
}

/** A token that was verified, and who it was of when that was looked up last. */
interface Known {
  readonly token: VerifiedToken;
  readonly caller: KnownCaller;
  readonly asOf: AsOf;
}

/** A token as it came. */
interface Shown {
  readonly digest: string;
  readonly token: string;
  readonly address: string | undefined;
}

/** Somebody is looking up who a token is of. */
interface LookUp {
  readonly change: number;
  readonly caller: Promise<KnownCaller>;
}

const most = 10_000;

/** How long a refusal holds: long enough for who tries again at once, and short where the clock mends it. */
const refusedMs = 10_000;

/** For how long somebody counts as known whom the database cannot be asked about any more. */
const memoryMs = 10 * 60_000;

/** Who shows a token. Its signature is checked once, and who it is of again at each change of who may what. */
export function identifyByToken(options: TokenIdentifierOptions): Identify {
  const { clock, news, callerOf, refused, trail } = options;
  const known = new Recent<Known>(most);
  const refusals = new Recent<{ readonly error: Error; readonly at: number }>(most);
  const lookUps = new Map<string, LookUp>();
  let issuers: ReadonlyMap<string, TokenIssuer> = new Map();

  return (request, { fromMemory }) => {
    const token = bearerTokenOf(request);
    if (token === undefined) return undefined;
    takeSettings();
    // What is kept here of a token is nothing that somebody could show.
    const digest = hash('sha256', token, 'base64');
    const before = stillKnown(digest);
    if (before !== undefined && news.holds(before.asOf)) return letIn(before.caller);
    const refusal = refusals.get(digest);
    if (refusal !== undefined && elapsed(refusal.at, clock.now()) < refusedMs) throw refusal.error;
    const address = request.socket.remoteAddress;
    const remembered = fromMemory && isFresh(before) ? before?.caller : undefined;
    return lookedUp(lookUp({ digest, token, address }, before), remembered);
  };

  async function lookedUp(
    asked: Promise<KnownCaller>,
    remembered: KnownCaller | undefined,
  ): Promise<Caller> {
    return letIn(await (remembered === undefined ? asked : patiently(asked, remembered, clock)));
  }

  function takeSettings(): void {
    const now = options.issuers();
    if (now === issuers) return;
    issuers = now;
    known.clear();
    refusals.clear();
  }

  function stillKnown(digest: string): Known | undefined {
    const found = known.get(digest);
    if (found === undefined) return undefined;
    const { until, issuer, key } = found.token;
    if (clock.now() < until && issuer.keys.holds(key)) return found;
    known.delete(digest);
    return undefined;
  }

  /** What has changed since may be just that he is let in no more. */
  function isFresh(before: Known | undefined): boolean {
    if (before === undefined || before.asOf.change !== news.now().change) return false;
    return elapsed(before.asOf.at, clock.now()) < memoryMs;
  }

  /** The same for all who ask at once, but for none who asks after a change. */
  async function lookUp(shown: Shown, before: Known | undefined): Promise<KnownCaller> {
    const { digest } = shown;
    const { change } = news.now();
    const running = lookUps.get(digest);
    if (running?.change === change) return await running.caller;
    const begun: LookUp = {
      change,
      caller: look(shown, before).finally(() => {
        if (lookUps.get(digest) === begun) lookUps.delete(digest);
      }),
    };
    lookUps.set(digest, begun);
    return await begun.caller;
  }

  async function look(
    { digest, token, address }: Shown,
    before: Known | undefined,
  ): Promise<KnownCaller> {
    const now = issuers;
    const holding = before?.token ?? (await verified(digest, token));
    const asOf = news.now();
    const caller = await callerOf(holding);
    if (!caller.isLetIn) {
      const { issuer } = holding.issuer;
      refused(new TokenRefusal('whom it was given to is not let in', { issuer }));
    }
    if (before === undefined && caller.isLetIn) {
      await trail({ token: holding, digest, caller: caller.caller, address });
    }
    // What was verified by other settings is no use to those of now.
    if (now === issuers) known.set(digest, { token: holding, caller, asOf });
    return caller;
  }

  async function verified(digest: string, token: string): Promise<VerifiedToken> {
    try {
      return await verifyToken(token, { issuers, now: clock.now() });
    } catch (error) {
      if (error instanceof HawserError && error.kind === 'unreachable') {
        throw accessErrors('issuer-away', {}, { cause: error });
      }
      if (!(error instanceof TokenRefusal)) throw error;
      refused(error);
      const told = accessErrors(error.reason === 'it has ended' ? 'token-ended' : 'bad-token', {});
      // The key may be there the next time.
      if (error.reason !== 'its issuer has no such key') {
        refusals.set(digest, { error: told, at: clock.now() });
      }
      throw told;
    }
  }
}

function letIn({ caller, isLetIn }: KnownCaller): Caller {
  if (!isLetIn) throw new ShutOut(caller);
  return caller;
}
