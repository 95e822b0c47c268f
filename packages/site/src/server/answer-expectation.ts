import type { IncomingMessage, ServerResponse } from 'node:http';
import { toProblem } from '@hawser/core/errors';
import { requestErrors } from './request-errors.ts';

/** Answers who expects something else than to be told to go on (RFC 9110, 10.1.1). */
export function answerExpectation(_: IncomingMessage, response: ServerResponse): void {
  const problem = toProblem(requestErrors('unmet-expectation', {}));
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(JSON.stringify(problem));
}
