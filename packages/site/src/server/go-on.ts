import type { IncomingMessage, ServerResponse } from 'node:http';

/** Invites the body of who waits for that (RFC 9110, 10.1.1), once it is known that it will be taken. */
export function goOn({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
}
