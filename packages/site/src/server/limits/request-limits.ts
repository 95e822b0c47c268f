import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Contract } from '@hawser/core/api/contract';
import type { Clock } from '@hawser/core/clock';
import type { Caller } from '../../access/caller.ts';
import { requestErrors } from '../request-errors.ts';
import { addressKey } from './address-key.ts';
import { type BucketSize, type Level, TokenBuckets } from './token-buckets.ts';

export interface RequestLimits {
  /** Counts a request of somebody who was let in, or of anybody; throws where it is one too many. */
  count(request: FastifyRequest, reply: FastifyReply, who: Counted): void;
}

export interface Counted {
  readonly contract: Contract;
  /** Undefined where nobody is asked who he is: then his address counts. */
  readonly caller: Caller | undefined;
}

export interface LimitOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly perSecond: () => number;
  /** The same for a connector, which speaks for all printers of a building. */
  readonly ofConnectors: () => number;
}

/** Seconds whose requests may come at once. */
const burst = 4;

/** Tokens and passwords that nobody takes: more of them in a short time are guesses. */
const failures = { perSecond: 5, most: 100 };

const mostKnown = 10_000;

/**
 * Keeps callers from asking for more than their share, on this replica. Who shows tokens that are not
 * taken is not even listened to after a while; whoever at the same address was let in before is.
 */
export function limitRequests(
  app: FastifyInstance,
  { clock, perSecond, ofConnectors }: LimitOptions,
): RequestLimits {
  const size = (): BucketSize => sizeOf(perSecond());
  const callers = new TokenBuckets(size);
  const connectors = new TokenBuckets(() => sizeOf(ofConnectors()));
  /** Of those who are not asked who they are. */
  const strangers = new TokenBuckets(size);
  const guesses = new TokenBuckets(() => failures);
  const known = new Set<string>();
  const remembered = new WeakSet<Caller>();

  app.addHook('onRequest', (request, reply, done) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const level = guesses.look(addressOf(request), clock.now());
      if (level.isEmpty && !known.has(hash('sha256', authorization))) refuse(reply, level);
    }
    done();
  });
  app.addHook('onResponse', (request, { statusCode }, done) => {
    const { caller, headers } = request;
    // Who is known and refused all the same, as for want of a second factor, has not guessed.
    if (statusCode === 401 && headers.authorization !== undefined && caller === undefined) {
      guesses.take(addressOf(request), clock.now());
    }
    done();
  });

  return {
    count(request, reply, { contract, caller }) {
      if (caller === undefined) {
        // Whoever spreads callers over replicas has to hear the truth, however many others ask, too.
        if (contract.inTrouble === true) return;
      } else if (request.headers.authorization !== undefined && !remembered.has(caller)) {
        // Who is known by his token is the same one at each request, and its hash is not made each time.
        remembered.add(caller);
        remember(known, hash('sha256', request.headers.authorization));
      }
      const isConnector = caller?.agent === 'connector';
      const level =
        caller === undefined
          ? strangers.take(addressOf(request), clock.now())
          : (isConnector ? connectors : callers).take(caller.id, clock.now());
      const { most } = sizeOf(isConnector ? ofConnectors() : perSecond());
      void reply
        .header('ratelimit-policy', `"caller";q=${most};w=${burst}`)
        .header('ratelimit', `"caller";r=${level.left};t=${level.fullIn}`);
      if (level.isEmpty) refuse(reply, level);
    },
  };
}

function sizeOf(perSecond: number): BucketSize {
  return { perSecond, most: perSecond * burst };
}

function refuse(reply: FastifyReply, { nextIn }: Level): never {
  reply.header('retry-after', String(nextIn));
  throw requestErrors('too-many', { seconds: nextIn });
}

function remember(known: Set<string>, credential: string): void {
  known.delete(credential);
  known.add(credential);
  const [oldest] = known;
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
}

function addressOf({ raw }: FastifyRequest): string {
  return addressKey(raw.socket.remoteAddress);
}
