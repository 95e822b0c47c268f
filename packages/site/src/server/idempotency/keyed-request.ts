import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Contract } from '@hawser/core/api/contract';
import type { Caller } from '../../access/caller.ts';
import type { RequestClaim } from '../../store/mutations/idempotency/request-claim.ts';
import { isRunning, type FirstAnswers } from './first-answers.ts';
import { idempotencyErrors } from './idempotency-errors.ts';

const longestKey = 200;

export interface CarryingOut {
  readonly caller: Caller | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Carried {
  readonly firstAnswers: FirstAnswers;
  readonly carryOut: (claim: RequestClaim | undefined) => Promise<unknown>;
}

/** Carries out a request, or, where it is the repeat of one, gives what that was answered. */
export function answeredOnce(
  contract: Contract,
  { caller, request, reply }: CarryingOut,
  how: Carried,
): Promise<unknown> {
  const { method, repeat } = contract;
  const key = request.headers['idempotency-key'];
  if (method === 'GET' || repeat !== undefined || caller === undefined || key === undefined) {
    return how.carryOut(undefined);
  }
  return answered(contract, { caller, request, reply, key }, how);
}

async function answered(
  { method, status }: Contract,
  { caller, request, reply, key }: CarryingOut & { caller: Caller; key: string | string[] },
  { firstAnswers, carryOut }: Carried,
): Promise<unknown> {
  if (typeof key !== 'string' || !/^[\u0021-\u007e]{1,200}$/.test(key)) {
    throw idempotencyErrors('bad-key', { most: longestKey });
  }
  // Not If-Match: who repeats what was done may have seen the version since that it has made.
  const content = JSON.stringify([method, request.url, request.body ?? null]);
  try {
    const { value, location } = await firstAnswers.once(
      { caller: caller.id, key, content },
      async (claim) => ({
        status: status ?? 200,
        value: await carryOut(claim),
        location: locationOf(reply),
      }),
    );
    if (location !== undefined) reply.header('location', location);
    return value;
  } catch (error) {
    if (isRunning(error)) reply.header('retry-after', '1');
    throw error;
  }
}

function locationOf(reply: FastifyReply): string | undefined {
  const location = reply.getHeader('location');
  return typeof location === 'string' ? location : undefined;
}
