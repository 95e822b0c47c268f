import { randomUUID } from 'node:crypto';
import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import { startOperation } from '@hawser/core/api/contracts/operations';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { failureOf, showOperation, type Operation } from './show-operation.ts';

type Running = Pick<Call, 'steps' | 'signal' | 'warn' | 'program' | 'error'>;

export interface WantedOperation {
  readonly kind: string;
  readonly input: unknown;
  readonly asJob: boolean;
}

/** Starts an operation and shows it until its end; as a job, only starts it. */
export async function* runOperation(
  call: Running,
  site: SiteAddress,
  { asJob, ...wanted }: WantedOperation,
): AsyncGenerator<Operation> {
  const started = await start(call, site, wanted);
  if (asJob) {
    yield started;
    return;
  }
  const ended = await showOperation(call, site, started);
  yield ended;
  const failure = failureOf(ended, call.program);
  if (failure !== undefined) await call.error(failure);
}

const attempts = 3;

/** With a key, so that an answer that was lost can be asked for again. */
async function start(
  { signal }: Running,
  site: SiteAddress,
  body: { readonly kind: string; readonly input: unknown },
): Promise<Operation> {
  const headers = { 'idempotency-key': randomUUID() };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callSite(site, startOperation, { body }, { signal, headers });
    } catch (error) {
      signal.throwIfAborted();
      const isLost = error instanceof HawserError && error.kind === 'unreachable';
      if (!isLost || attempt === attempts) throw error;
      await systemClock.sleep(1000, signal);
    }
  }
}
