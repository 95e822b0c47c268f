import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type HawserError, toProblem } from '@hawser/core/errors';
import { codeOf } from '@hawser/core/files/file-errors';
import { requestErrors } from './request-errors.ts';

/** Answers what never became a request, and ends the connection: where the next one begins is not known. */
export function answerClientError(error: Error, socket: Duplex): void {
  if (codeOf(error) === 'ECONNRESET' || !socket.writable || isShakingHands(socket)) {
    socket.destroy();
    return;
  }
  const problem = toProblem(meant(error));
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function meant(error: Error): HawserError {
  const options = { cause: error };
  switch (codeOf(error)) {
    case 'HPE_HEADER_OVERFLOW':
      return requestErrors('head-too-large', {}, options);
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return requestErrors('too-slow', {}, options);
    default:
      return requestErrors('refused', { reason: 'it is not HTTP as it should be' }, options);
  }
}

/**
 * What is written then waits for the end of the handshake. If that comes after all, HTTP/2 begins while a
 * write is under way, and Node.js ends the whole process (an assertion in TLSWrap::DoWrite).
 */
function isShakingHands(socket: Duplex): boolean {
  return 'secureConnecting' in socket && socket.secureConnecting === true;
}
