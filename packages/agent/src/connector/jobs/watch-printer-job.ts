import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { cancelJob } from '@hawser/core/ipp/client/job/ask-for-job';
import type { Bell } from '../../bell.ts';
import type { JobWord } from '../site/cloud-printer.ts';
import { isOver, lookAtDeviceJob } from './device-job.ts';
import { NotWanted } from './job-fate.ts';
import { noteSeen } from './note-seen.ts';
import { SuspendedJob } from './suspended-job.ts';
import type { ToldSite } from './told-site.ts';

export interface Watching {
  readonly client: IppClient;
  readonly site: ToldSite;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The agent ends, and the printer goes on alone: it is asked the next time. */
  readonly ending: AbortSignal;
  /** Rung when the site says that something has happened to the job. */
  readonly bell: Bell;
  /** What the printer can do; undefined while it is away. */
  readonly abilities: () => Attributes | undefined;
  /** It was there when this connector began. */
  readonly isLeft: boolean;
}

const firstPauseMs = 100;
const longestPauseMs = 2000;
/** How often it is asked at least whether the job is to be canceled. */
const lookMs = 20_000;
/** A printer that is away for so long does not come back with what it has printed. */
const awayMs = 900_000;

/**
 * Follows a job of the printer to its end, tells of each change, and cancels or suspends it where the site
 * says so; undefined where the agent ends before.
 */
export async function watchPrinterJob(
  printerJob: number,
  watching: Watching,
): Promise<JobWord | undefined> {
  const { client, site, clock, signal, ending, bell } = watching;
  let pause = firstPauseMs;
  let last = '';
  let isStopping = false;
  const isToAsk = watching.isLeft || site.wanted !== 'go-on';
  let lookedAt = isToAsk ? -Infinity : clock.now();
  const suspended = new SuspendedJob(printerJob, watching);
  let seenAt = clock.now();
  for (;;) {
    const seen = await lookAtDeviceJob(client, printerJob, signal);
    if (seen === 'gone') return unsure('the printer knows its job no more');
    if (seen === 'unreachable') {
      if (clock.now() - seenAt > awayMs) return unsure('the printer does not come back');
    } else {
      noteSeen(seen, site.hops);
      if (isOver(seen)) return seen;
      seenAt = clock.now();
      const now = JSON.stringify(seen);
      pause = now === last ? Math.min(longestPauseMs, pause * 1.5) : firstPauseMs;
      last = now;
      try {
        await site.keepUp(seen);
      } catch (error) {
        if (!(error instanceof NotWanted)) throw error;
        await cancelJob(client, printerJob, { signal });
        throw error;
      }
    }
    const isAsked = bell.wasRung() || clock.now() - lookedAt > lookMs;
    if (!isStopping && isAsked) {
      lookedAt = clock.now();
      const wanted = await site.ask();
      isStopping = wanted === 'cancel';
      if (wanted !== 'cancel' && typeof seen !== 'string') {
        if (await suspended.become(wanted, seen)) pause = firstPauseMs;
      }
      if (isStopping) {
        await cancelJob(client, printerJob, { signal });
        pause = firstPauseMs;
        continue;
      }
    }
    await bell.wait(pause, ending);
    if (ending.aborted) return undefined;
  }
}

function unsure(why: string): JobWord {
  return { state: 'pending-held', message: `Nobody can say what was printed: ${why}.` };
}
