import { createHmac, hkdfSync } from 'node:crypto';
import { fromProblem, HawserError, toProblem } from '@hawser/core/errors';
import { open, seal } from '../../site-key/seal.ts';
import type { SiteKey } from '../../site-key/site-key.ts';
import { claimRequest } from '../../store/mutations/idempotency/claim-request.ts';
import { keepAnswer } from '../../store/mutations/idempotency/keep-answer.ts';
import { releaseRequest } from '../../store/mutations/idempotency/release-request.ts';
import type { RequestClaim } from '../../store/mutations/idempotency/request-claim.ts';
import type { Store } from '../../store/store.ts';
import { idempotencyErrors } from './idempotency-errors.ts';

/** What a request with a key asks for. */
export interface KeyedRequest {
  readonly caller: string;
  readonly key: string;
  /** Method, path and body; a repeat is the same in all of it. */
  readonly content: string;
}

/** What is answered and kept. */
export interface FirstAnswer {
  readonly status: number;
  readonly value: unknown;
  readonly location?: string | undefined;
}

/** Gives repeats of a request the answer of the first, whichever replica was asked for that. */
export interface FirstAnswers {
  once(
    request: KeyedRequest,
    carryOut: (claim: RequestClaim) => Promise<FirstAnswer>,
  ): Promise<FirstAnswer>;
}

const mostBytes = 64 * 1024;

export function firstAnswersIn({
  store,
  siteKey,
}: {
  readonly store: Pick<Store, 'mutate'>;
  readonly siteKey: SiteKey;
}): FirstAnswers {
  // With a key, for a body may hold a password that could be guessed by what it hashes to.
  const marking = hkdfSync(
    'sha256',
    siteKey.key,
    Buffer.alloc(0),
    'hawser-request-fingerprint:1',
    32,
  );
  const fingerprintOf = (content: string): string =>
    createHmac('sha256', new Uint8Array(marking)).update(content).digest('hex');

  const keep = async (claim: RequestClaim, { status, ...said }: FirstAnswer): Promise<void> => {
    const bytes = Buffer.from(JSON.stringify(said));
    const answer = bytes.length > mostBytes ? null : seal(siteKey, nameOf(claim), bytes);
    await store.mutate(keepAnswer, { ...claim, status, keyId: siteKey.keyId, answer });
  };
  const refused = async (claim: RequestClaim, error: unknown): Promise<void> => {
    if (await store.mutate(releaseRequest, claim)) return;
    const value = toProblem(error);
    await keep(claim, { status: value.status, value });
  };

  return {
    async once({ caller, key, content }, carryOut) {
      const fingerprint = fingerprintOf(content);
      const found = await store.mutate(claimRequest, { caller, key, fingerprint });
      if (found.as === 'answered') {
        const bytes =
          found.keyId === siteKey.keyId
            ? open(siteKey, nameOf({ caller, key }), found.answer)
            : undefined;
        if (bytes === undefined) throw idempotencyErrors('unanswered', {});
        const said = JSON.parse(bytes.toString('utf8')) as Omit<FirstAnswer, 'status'>;
        if (found.status >= 400) throw fromProblem(said.value, found.status);
        return { ...said, status: found.status };
      }
      if (found.as !== 'first') throw idempotencyErrors(found.as, {});
      const claim = { caller, key, token: found.token };
      try {
        const answer = await carryOut(claim);
        // What was done is done, and said; only a repeat will not get to hear it.
        await keep(claim, answer).catch(() => undefined);
        return answer;
      } catch (error) {
        await refused(claim, error).catch(() => undefined);
        throw error;
      }
    },
  };
}

function nameOf({ caller, key }: Pick<RequestClaim, 'caller' | 'key'>): string {
  return `answer:${caller}:${key}`;
}

/** Whether a repeat is to be asked for again in a moment. */
export function isRunning(error: unknown): boolean {
  return error instanceof HawserError && error.code === 'idempotency-running';
}
