import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Convert } from 'typebox/value';
import { HawserError, toProblem } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { allowedMethods } from './allowed-methods.ts';
import { originForm } from './origin-form.ts';
import { parseJson } from './parse-json.ts';
import { refuseOddRequests } from './refuse-odd-requests.ts';
import { requestErrors } from './request-errors.ts';

/** What a request may carry where its contract says nothing else. */
const bodyLimit = 1024 * 1024;

/** The site's HTTP without its listeners: every answer that is no success is a problem document. */
export function makeApp(log: Log): FastifyInstance {
  const app = fastify({
    bodyLimit,
    // Requests are logged where they are of interest, by the site's own log.
    logger: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
    // The listeners belong to somebody else, who also knows how they are drained.
    serverFactory: (handler) => unusedServer(handler),
    forceCloseConnections: false,
    // What fastify finds wrong before there is a route to ask.
    frameworkErrors: (error, _, reply) => {
      void answerProblem(reply, toldError(error) ?? error);
    },
    schemaController: { compilersFactory: noCompilers },
  });
  const allowedAt = allowedMethods(app);
  // These look at every request, and wait for nothing: a promise each would cost more than they do.
  app.addHook('onRequest', ({ raw }, _, done) => {
    refuseOddRequests(raw);
    raw.url = originForm(raw.url ?? '');
    done();
  });
  parseJson(app);
  app.setValidatorCompiler<TSchema>(({ schema, httpPart }) => validator(schema, httpPart ?? ''));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setNotFoundHandler((request, reply) => {
    const { method, url } = request;
    const path = url.split('?', 1)[0] ?? '';
    const allowed = allowedAt(path).join(', ');
    if (allowed === '')
      return answerProblem(reply, requestErrors('no-such-path', { method, path }));
    reply.header('allow', allowed);
    return answerProblem(reply, requestErrors('wrong-method', { method, path, allowed }));
  });
  app.setErrorHandler((error, request, reply) => {
    const told = toldError(error, request);
    if (told === undefined) log.error({ err: error, ...asked(request) }, 'a request failed');
    else if (told.status >= 500) log.warn({ err: error, ...asked(request) }, told.message);
    return answerProblem(reply, told ?? error);
  });
  return app;
}

function answerProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const problem = toProblem(error);
  if (problem.status === 503) reply.header('retry-after', '2');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(problem);
}

function asked({ id, method, url }: FastifyRequest): object {
  return { request: id, method, path: url.split('?', 1)[0] };
}

/** The error for the caller: ours as it is, and fastify's own about a bad request in our words. */
export function toldError(error: unknown, request?: FastifyRequest): HawserError | undefined {
  if (error instanceof HawserError) return error;
  if (!(error instanceof Error)) return undefined;
  const { code, statusCode } = error as Error & { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return requestErrors(
      'too-large',
      { limit: request?.routeOptions.bodyLimit ?? bodyLimit },
      { cause: error },
    );
  }
  if (statusCode === 415) {
    const type = request?.headers['content-type'] ?? 'none';
    return requestErrors('wrong-type', { type: type.slice(0, 100) }, { cause: error });
  }
  const isBadRequest = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  if (!isBadRequest) return undefined;
  return requestErrors('refused', { reason: error.message }, { cause: error });
}

/** Checks a part of the request; what comes in a path or a query is text, and made what it should be. */
function validator(
  schema: TSchema,
  part: string,
): (value: unknown) => { value: unknown } | { error: Error } {
  // Made when it is first asked for: most calls of a site are never made at it, and each takes memory.
  let check: Validator | undefined;
  return (given) => {
    check ??= Compile(schema);
    // Nearly always it is text that should be text.
    if (check.Check(given)) return { value: given };
    const value = part === 'body' ? given : Convert(schema, given);
    if (check.Check(value)) return { value };
    const [wrong] = check.Errors(value);
    const reason = `${wrong?.instancePath} ${wrong?.message}`.trim();
    return { error: requestErrors('invalid', { part: parts.get(part) ?? part, reason }) };
  };
}

const parts = new Map([
  ['body', 'The body'],
  ['querystring', 'The query'],
  ['params', 'The path'],
]);

/** In the place of fastify's own, which it loads where it is given none; they are larger than the site. */
const noCompilers = { buildValidator: notThis, buildSerializer: notThis };

function notThis(): never {
  throw new Error('the app has compilers of its own');
}

// Fastify wants a server of its own even where nothing listens on it.
function unusedServer(
  handler: Parameters<typeof createServer>[1],
): ReturnType<typeof createServer> {
  return createServer({}, handler);
}
