import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answered, Contract, Parts } from '@hawser/core/api/contract';
import { allows } from '@hawser/core/identity/roles';
import { accessErrors } from '../access/access-errors.ts';
import type { Caller, Identify } from '../access/caller.ts';
import { showVersion } from './answer-version.ts';
import type { RequestClaim } from '../store/mutations/idempotency/request-claim.ts';
import type { FirstAnswers } from './idempotency/first-answers.ts';
import { answeredOnce } from './idempotency/keyed-request.ts';
import { forVersion } from './if-match.ts';

/** What a route is given: the parts of the request that the contract names, and who has sent it. */
export type Asked<C extends Contract> = Parts<C> & {
  /** Undefined where anybody may call: nobody is asked there who he is. */
  readonly caller: Caller | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Of a request with a key: what is changed for it is marked by it. */
  readonly claim?: RequestClaim | undefined;
} & (C extends { readonly ifMatch: true }
    ? {
        /** The one that is to be changed; undefined for whichever there is. */
        readonly version: number | undefined;
      }
    : unknown);

export interface Routes {
  /** Answers a call of the API. */
  add<C extends Contract>(
    contract: C,
    answer: (asked: Asked<NoInfer<C>>) => Promise<Answered<NoInfer<C>>>,
  ): void;
  /** Answers a call with a stream, for which the handler speaks HTTP itself. */
  addStream<C extends Contract>(contract: C, answer: (asked: Asked<C>) => Promise<void>): void;
}

export interface RouteOptions {
  readonly identify: Identify;
  /** Where certificates are looked at, which is not known before it listens. */
  readonly certificateUrl: () => string;
  readonly firstAnswers: FirstAnswers;
}

/** The only way to a route: each has a contract, and nobody gets past its role. */
export function routesOf(
  app: FastifyInstance,
  { identify, certificateUrl, firstAnswers }: RouteOptions,
): Routes {
  const callers = new WeakMap<FastifyRequest, Caller>();

  const letIn = async (request: FastifyRequest, { role, inTrouble }: Contract): Promise<void> => {
    // Not even with a certificate: whether the site is well is told while its database is gone.
    if (role === 'anybody') return;
    const caller = await identify(request.raw, { fromMemory: inTrouble === true });
    if (caller === undefined) throw accessErrors('unknown-caller', { url: certificateUrl() });
    if (role !== 'known' && !allows(caller.roles, role)) {
      throw accessErrors('missing-role', { name: caller.name, role });
    }
    callers.set(request, caller);
  };

  const add = <C extends Contract>(
    contract: C,
    answer: (asked: Asked<C>, reply: FastifyReply) => Promise<unknown>,
  ): void => {
    const { method, path: url, params, query, body } = contract;
    app.route({
      method,
      url,
      schema: {
        ...(params === undefined ? {} : { params }),
        ...(query === undefined ? {} : { querystring: query }),
        ...(body === undefined ? {} : { body }),
      },
      // Before the body is read: who may not call need not send it.
      onRequest: async (request) => letIn(request, contract),
      handler: async (request, reply) => {
        const asked = {
          params: request.params,
          query: request.query,
          body: request.body,
          caller: callers.get(request),
          request,
          reply,
          // Fastify has checked the parts by the contract's own schemas.
        } as unknown as Asked<C>;
        return await answer(asked, reply);
      },
    });
  };

  return {
    add(contract, answer) {
      add(contract, async (asked, reply) => {
        const known = asked.request.headers['if-match'];
        const value = await answeredOnce(contract, asked, {
          firstAnswers,
          carryOut: async (claim) =>
            contract.ifMatch === undefined
              ? answer({ ...asked, claim })
              : forVersion(known, async (version) => answer({ ...asked, claim, version })),
        });
        reply.code(contract.status ?? 200);
        if (contract.role !== 'anybody') reply.header('cache-control', 'no-store');
        return showVersion(value, asked) ? reply.code(304).send() : value;
      });
    },
    addStream(contract, answer) {
      add(contract, async (asked, reply) => {
        reply.hijack();
        await answer(asked);
      });
    },
  };
}
