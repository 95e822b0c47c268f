import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '@hawser/core/clock';
import { toProblem } from '@hawser/core/errors';
import type { OperationEvent } from '@hawser/core/operations/operation-event';
import type { Operations } from '../../operations/open-operations.ts';
import { SlowReader } from '../../server/slow-reader.ts';

export interface StreamOptions {
  readonly id: string;
  readonly request: IncomingMessage;
  readonly reply: ServerResponse;
  readonly clock: Clock;
}

/** So that who is between does not take the connection for dead, nor who listens. */
const heartbeatMs = 15_000;

/** What happens to an operation as server-sent events, until it is finished or nobody listens. */
export async function streamOperation(
  operations: Operations,
  { id, request, reply, clock }: StreamOptions,
): Promise<void> {
  const gone = new AbortController();
  reply.once('close', () => gone.abort());
  const reader = new SlowReader(reply, clock);
  const beat = clock.every(heartbeatMs, () => reader.beat(':\n\n')).unref();
  try {
    // Whether there is such an operation decides how it begins.
    await operations.get(id);
    const events = operations.follow(id, lastKnown(request), gone.signal);
    reply.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.flushHeaders();
    for await (const event of events) {
      await reader.write(message(event));
    }
    reply.end();
  } catch (error) {
    if (!reply.headersSent) refuse(reply, error);
    // Who listens sees that it broke, and asks again.
    else reply.destroy();
  } finally {
    beat.cancel();
  }
}

function lastKnown({ headers }: IncomingMessage): number {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : 0;
}

function message(event: OperationEvent): string {
  return `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

function refuse(reply: ServerResponse, error: unknown): void {
  const problem = toProblem(error);
  reply.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(problem.status === 503 ? { 'retry-after': '2' } : {}),
  });
  reply.end(JSON.stringify(problem));
}
