import type { FastifyRequest } from 'fastify';
import type { Contract } from '@hawser/core/api/contract';
import { HawserError } from '@hawser/core/errors';
import type { Caller } from '../access/caller.ts';
import type { AuditOrigin } from './audit-origin.ts';
import type { Audit, AuditedCall } from './audit.ts';

/** Whoever has sent a request, as far as he is known. */
export interface Sender {
  readonly caller: Caller | undefined;
  /** Whether he may call. */
  readonly isLetIn: boolean;
}

/** Undefined where there is nothing to wait for. */
type Told = Promise<void> | undefined;

/** What the audit trail is told of the requests to a route. */
export interface AuditedRoute {
  /** What is remembered of a request. */
  of(request: FastifyRequest, caller: Caller | undefined): AuditedCall;
  /** It was done, or what takes long has begun. */
  tell(request: FastifyRequest, caller: Caller | undefined, how: 'done' | 'begun'): Told;
  /** It was refused, or failed. */
  fail(request: FastifyRequest, sender: Sender, error: unknown): Promise<void>;
}

/** Follows the requests to a route. Those that only look leave no trace, unless they are refused. */
export function auditRoute(
  audit: Pick<Audit, 'call' | 'refused'>,
  { name, method, role, audited = method !== 'GET' && role !== 'anybody' }: Contract,
): AuditedRoute {
  const calls = new WeakMap<FastifyRequest, AuditedCall>();
  const originOf = ({ ip, id }: FastifyRequest, actor: Caller | undefined): AuditOrigin => ({
    call: name,
    actor,
    address: ip,
    request: id,
  });
  const of: AuditedRoute['of'] = (request, caller) => {
    const call = calls.get(request) ?? audit.call(originOf(request, caller));
    calls.set(request, call);
    return call;
  };
  return {
    of,
    tell(request, caller, how) {
      if (!audited) return;
      const call = of(request, caller);
      return call.isTold ? undefined : call.tell(how, aimOf(request));
    },
    async fail(request, { caller, isLetIn }, error) {
      // Who may call is known by name. Who may not can ask as often as he likes, and is only counted.
      if (isLetIn) {
        if (audited) await of(request, caller).fail(error, aimOf(request));
        return;
      }
      const isRefusal = error instanceof HawserError && [401, 403].includes(error.status);
      if (isRefusal) audit.refused(originOf(request, caller), error.code);
    },
  };
}

/** What a request is about, by its path. */
function aimOf({ params }: FastifyRequest): { target?: string } {
  const first: unknown = Object.values(params ?? {})[0];
  return typeof first === 'string' ? { target: first } : {};
}
