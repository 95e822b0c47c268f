import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import { startOperation } from '@hawser/core/api/contracts/operations';
import type { SiteAddress } from '@hawser/core/api/site-request';
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
  const started = await callSite(site, startOperation, { body: wanted }, { signal: call.signal });
  yield* watchOperation(call, site, { started, asJob });
}

/** Shows one that was started until its end; as a job, only writes it. */
export async function* watchOperation(
  call: Running,
  site: SiteAddress,
  { started, asJob }: { readonly started: Operation; readonly asJob: boolean },
): AsyncGenerator<Operation> {
  if (asJob) {
    yield started;
    return;
  }
  const ended = await showOperation(call, site, started);
  yield ended;
  const failure = failureOf(ended, call.program);
  if (failure !== undefined) await call.error(failure);
}
