import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answered, Contract, Parts } from '@hawser/core/api/contract';
import type { ServiceName } from '@hawser/core/api/service-names';
import type { Role } from '@hawser/core/identity/roles';
import type { Caller } from '../access/caller.ts';
import type { Gate, Wanted } from '../access/gate.ts';
import { showTag } from './answer-tag.ts';
import { showVersion } from './answer-version.ts';
import type { RequestClaim } from '../store/mutations/idempotency/request-claim.ts';
import type { FirstAnswers } from './idempotency/first-answers.ts';
import { answeredOnce } from './idempotency/keyed-request.ts';
import { goOn } from './go-on.ts';
import { forVersion } from './if-match.ts';
import { auditRoute } from '../audit/audit-route.ts';
import type { Audit } from '../audit/audit.ts';
import type { Change } from '../audit/change.ts';
import { toldError } from './app.ts';
import type { RequestLimits } from './limits/request-limits.ts';
import { requestErrors } from './request-errors.ts';

/** What a route is given: the parts of the request that the contract names, and who has sent it. */
export type Asked<C extends Contract> = Parts<C> & {
  /** Undefined where anybody may call: nobody is asked there who he is. */
  readonly caller: Caller | undefined;
  /** The only way to change something: the audit trail tells who did. */
  readonly change: Change;
  /** Refuses who may not do what needs that role, too: some of what a call does may need more than the call. */
  readonly requireRole: (role: Role) => Promise<void>;
  /** Refuses who has proved less than is wanted of that role, where something else than it lets him. */
  readonly requireProofOf: (role: Role) => Promise<void>;
  /** Tells the audit trail of what failed, where a stream has said so to its caller itself. */
  readonly failed: (error: unknown) => Promise<void>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Of a request with a key: `change` marks what is changed for it by itself. */
  readonly claim?: RequestClaim | undefined;
} & (C extends { readonly ifMatch: true }
    ? {
        /** The one that is to be changed; undefined for whichever there is. */
        readonly version: number | undefined;
      }
    : unknown);

export interface Routes {
  /** The same for the calls of a service. */
  of(service: ServiceName): Routes;
  /** Answers a call of the API. */
  add<C extends Contract>(
    contract: C,
    answer: (asked: Asked<NoInfer<C>>) => Promise<Answered<NoInfer<C>>>,
  ): void;
  /** Answers a call with a stream, for which the handler speaks HTTP itself. */
  addStream<C extends Contract>(contract: C, answer: (asked: Asked<C>) => Promise<void>): void;
  /**
   * Answers a call of something that speaks HTTP itself, and reads the body itself, whatever its type.
   * First it gets ready, before the caller is told to go on with a body: what is thrown then is answered
   * as everywhere. Where no limit is said it is 64 KiB, as far as the head of the request tells.
   */
  addRaw<C extends Contract>(
    contract: C,
    ready: (asked: Asked<NoInfer<C>>) => Promise<RawAnswer>,
  ): void;
}

export type RawAnswer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who has sent it, as far as he is known. */
    caller: Caller | undefined;
    /** Whether he is known, and may call. */
    isLetIn: boolean;
  }
}

/** What the body of a raw request may be at most, as far as its head tells. */
const rawBodyLimit = 64 * 1024;

export interface RouteOptions {
  /** Is told when an administrator has changed something: perhaps who may what. */
  readonly access: { readonly gate: Gate; readonly changed: () => void };
  readonly firstAnswers: FirstAnswers;
  readonly audit: Pick<Audit, 'call' | 'refused'>;
  readonly limits: RequestLimits;
}

/** The only way to a route: each has a contract, and nobody gets past its role. */
export function routesOf(app: FastifyInstance, options: RouteOptions): Routes {
  app.decorateRequest('caller', undefined);
  app.decorateRequest('isLetIn', false);
  return routesFor(undefined, app, options);
}

function routesFor(
  service: ServiceName | undefined,
  app: FastifyInstance,
  options: RouteOptions,
): Routes {
  const { access, firstAnswers, audit, limits } = options;

  const add = <C extends Contract>(
    contract: C,
    answer: (asked: Asked<C>, reply: FastifyReply) => Promise<unknown>,
    { isStream = false, on = app } = {},
  ): void => {
    const { method, path: url, params, query, body } = contract;
    const trail = auditRoute(audit, contract);
    const fail = async (request: FastifyRequest, error: unknown): Promise<void> => {
      const { caller, isLetIn } = request;
      await trail.fail(request, { caller, isLetIn }, toldError(error) ?? error);
    };
    const letIn = (
      request: FastifyRequest,
      reply: FastifyReply,
      needed: Wanted['contract'],
      known?: Caller,
    ): Promise<void> => {
      const wanted = { contract: needed, service, caller: known };
      return access.gate(request.raw, wanted, {
        identified(caller) {
          request.caller = caller;
        },
        challenged: (value) => void reply.header('www-authenticate', value),
      });
    };
    const isAdministration = contract.role === 'Site.Admin' || contract.role === 'known';
    on.route({
      method,
      url,
      // What answers raw requests knows no others than its own.
      exposeHeadRoute: on === app,
      ...(contract.bodyLimit === undefined ? {} : { bodyLimit: contract.bodyLimit }),
      schema: {
        ...(params === undefined ? {} : { params }),
        ...(query === undefined ? {} : { querystring: query }),
        ...(body === undefined ? {} : { body }),
      },
      // Before the body is read: who may not call need not send it.
      onRequest: async (request, reply) => {
        try {
          await letIn(request, reply, contract);
        } catch (error) {
          // Who is known and may not call asks for his share all the same.
          const { caller } = request;
          if (caller !== undefined) limits.count(request, reply, { contract, caller });
          throw error;
        }
        limits.count(request, reply, { contract, caller: request.caller });
        request.isLetIn = request.caller !== undefined;
        if (on === app) goOn(request.raw, reply.raw);
      },
      // Before it is answered.
      onError: async (request, _, error) => fail(request, error),
      handler: async (request, reply) => {
        const { caller } = request;
        // Nothing leaves before it is known who has got it.
        if (isStream) await trail.tell(request, caller, 'begun');
        const change: Change = async (mutation, input, about) => {
          try {
            return await trail.of(request, caller).change(mutation, input, about);
          } finally {
            if (isAdministration) access.changed();
          }
        };
        const asked = {
          params: request.params,
          query: request.query,
          body: request.body,
          caller,
          change,
          requireRole: async (role: Role) => letIn(request, reply, { ...contract, role }),
          requireProofOf: async (role: Role) =>
            letIn(request, reply, { ...contract, inPlaceOf: role }, caller),
          failed: async (error: unknown) => fail(request, error),
          request,
          reply,
          // Fastify has checked the parts by the contract's own schemas.
        } as unknown as Asked<C>;
        const value = await answer(asked, reply);
        await trail.tell(request, caller, 'done');
        return value;
      },
    });
  };

  return {
    of: (name) => routesFor(name, app, options),
    add(contract, answer) {
      add(contract, async (asked, reply) => {
        const known = asked.request.headers['if-match'];
        const value = await answeredOnce(contract, asked, {
          firstAnswers,
          carryOut(claim) {
            const all = claim === undefined ? asked : claimed(asked, claim);
            if (contract.ifMatch === undefined) return answer(all);
            return forVersion(known, async (version) => answer({ ...all, version }));
          },
        });
        reply.code(contract.status ?? 200);
        const { role, revalidated = false } = contract;
        if (role !== 'anybody') {
          reply.header('cache-control', revalidated ? 'private, no-cache' : 'no-store');
        }
        const isKnown = (revalidated ? showTag : showVersion)(value, asked);
        return isKnown ? reply.code(304).send() : value;
      });
    },
    addStream(contract, answer) {
      const stream = async (asked: Asked<typeof contract>, reply: FastifyReply): Promise<void> => {
        // What is thrown before the answer has begun is answered as everywhere.
        await answer(asked);
        reply.hijack();
      };
      add(contract, stream, { isStream: true });
    },
    addRaw(contract, ready) {
      void app.register((unparsed, _, done) => {
        unparsed.removeAllContentTypeParsers();
        // A type that is named is looked up; for any other one fastify takes each header apart.
        const types = ['application/ipp', '*'];
        unparsed.addContentTypeParser(types, (_request, _payload, left) => left(null));
        const answer = async (asked: Asked<typeof contract>): Promise<void> => {
          const { request, reply } = asked;
          const limit = contract.bodyLimit ?? rawBodyLimit;
          if (Number(request.headers['content-length'] ?? 0) > limit) {
            throw requestErrors('too-large', { limit });
          }
          const respond = await ready(asked);
          goOn(request.raw, reply.raw);
          reply.hijack();
          await respond(request.raw, reply.raw);
        };
        add(contract, answer, { on: unparsed });
        done();
      });
    },
  };
}

/** The same, of which all changes belong to a request with a key. */
function claimed<C extends Contract>(asked: Asked<C>, claim: RequestClaim): Asked<C> {
  const change: Change = async (mutation, input, about) =>
    asked.change(mutation, input, { ...about, claim });
  return { ...asked, claim, change };
}
