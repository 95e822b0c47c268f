import { HawserError } from '../../../errors.ts';
import type { Progress } from '../connection/exchange.ts';
import type { IppClient } from '../ipp-client.ts';
import { cancelJob, lookAtJob } from './ask-for-job.ts';
import { fateOf, type JobFate } from './job-fate.ts';
import type { JobSight } from './job-sight.ts';

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
 * What became of a job whose document was on its way; nothing is sent that prints. A job that goes on to
 * wait for a document that it may still get is canceled, so that it is not printed besides another one.
 */
export async function settleJob(
  client: IppClient,
  { jobId, sent }: { readonly jobId: number; readonly sent: Progress },
  settling: Settling,
): Promise<SettledFate> {
  const look = async (): Promise<Look> => {
    const job = await lookIfReached(client, jobId, settling);
    if (job === 'unreachable') return job;
    // A printer forgets jobs, those that it has printed first of all.
    if (job === undefined) return sent === 'nothing' ? 'gone' : 'unknown';
    const fate = fateOf(job, sent);
    return fate === 'waiting' && settling.canWait === false ? 'unsettled' : fate;
  };
  const fate = await lookUntilSettled(client, settling, look);
  if (fate === 'unreachable') return 'unknown';
  if (fate !== 'unsettled') return fate;
  await cancelJob(client, jobId, settling);
  const last = await lookUntilSettled(client, settling, async () => {
    const job = await lookIfReached(client, jobId, settling);
    if (job === 'unreachable') return job;
    if (job?.state === 'canceled') return job.begun === 'no' ? 'gone' : 'unknown';
    return job === undefined ? 'unknown' : fateOf(job, sent);
  });
  return last === 'unsettled' || last === 'unreachable' ? 'unknown' : last;
}

/** Unreachable: nothing was seen, and nothing is to be done about the job. */
type Look = JobFate | 'unreachable';

async function lookUntilSettled(
  client: IppClient,
  { signal }: Settling,
  look: () => Promise<Look>,
): Promise<Look> {
  const pauses = client.pauses(looks);
  for (;;) {
    const fate = await look();
    const isSettled = fate !== 'unsettled' && fate !== 'unreachable';
    if (isSettled || !(await pauses.next(signal))) return fate;
  }
}

async function lookIfReached(
  client: IppClient,
  jobId: number,
  settling: Settling,
): Promise<JobSight | 'unreachable' | undefined> {
  try {
    return await lookAtJob(client, jobId, settling);
  } catch (error) {
    settling.signal.throwIfAborted();
    if (error instanceof HawserError && error.kind === 'unreachable') return 'unreachable';
    throw error;
  }
}
