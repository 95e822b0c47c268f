import { HawserError } from '../../../errors.ts';
import type { Progress } from '../connection/exchange.ts';
import type { IppClient } from '../ipp-client.ts';
import { cancelJob, lookAtJob } from './ask-for-job.ts';
import { fateOf, type JobFate } from './job-fate.ts';

export type SettledFate = Exclude<JobFate, 'unsettled'>;

export interface Settling {
  readonly signal: AbortSignal;
  readonly target?: string;
  /** Whether the document could still be sent into the same job. */
  readonly canWait?: boolean;
}

/** Looks at a job until it is clear what became of it, with pauses that add up to half a minute. */
const looks = { attempts: 7, firstPause: 500, longestPause: 10_000 };

/**
 * What became of a job whose document was on its way; nothing is sent that prints. A job that waits for a
 * document that it may still get is canceled, so that it cannot be printed besides another one.
 */
export async function settleJob(
  client: IppClient,
  { jobId, sent }: { readonly jobId: number; readonly sent: Progress },
  settling: Settling,
): Promise<SettledFate> {
  const ask = async (): Promise<JobFate> => {
    try {
      const job = await lookAtJob(client, jobId, settling);
      // A printer forgets jobs, those that it has printed first of all.
      if (job === undefined) return sent === 'nothing' ? 'gone' : 'unknown';
      const fate = fateOf(job, sent);
      return fate === 'waiting' && settling.canWait === false ? 'unsettled' : fate;
    } catch (error) {
      settling.signal.throwIfAborted();
      if (error instanceof HawserError && error.kind === 'unreachable') return 'unsettled';
      throw error;
    }
  };
  const fate = await untilSettled(client, settling, ask);
  if (fate !== 'unsettled') return fate;
  await cancelJob(client, jobId, settling);
  const last = await untilSettled(client, settling, async () => {
    const job = await lookAtJob(client, jobId, settling).catch(() => undefined);
    if (job?.state !== 'canceled') return job === undefined ? 'unknown' : fateOf(job, sent);
    return job.begun === 'no' ? 'gone' : 'unknown';
  });
  return last === 'unsettled' ? 'unknown' : last;
}

async function untilSettled(
  client: IppClient,
  { signal }: Settling,
  ask: () => Promise<JobFate>,
): Promise<JobFate> {
  const pauses = client.pauses(looks);
  for (;;) {
    const fate = await ask();
    if (fate !== 'unsettled' || !(await pauses.next(signal))) return fate;
  }
}
