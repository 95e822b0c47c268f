import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import type { Bell } from '../../bell.ts';
import type { JobHops } from '../spool/job-hops.ts';
import type { CloudPrinter, JobWord } from '../site/cloud-printer.ts';
import { NotWanted } from './job-fate.ts';

/** How often the site hears at least that a job is still here: a third of what it waits. */
const renewalMs = 20_000;

/** What the site wants of a job that a printer has: to cancel it, to stop in the middle, or nothing else. */
export type JobWish = 'cancel' | 'suspend' | 'go-on';

/** Tells the site how a job is: each change at once, and that it is still here. */
export class ToldSite {
  readonly #cloud: CloudPrinter;
  readonly #job: number;
  readonly #clock: Clock;
  /** What goes with the next word. */
  readonly hops: JobHops;
  #last = '';
  #heardAt = 0;
  /** What it wanted of the job when it was last asked. */
  wanted: JobWish = 'go-on';

  constructor(cloud: CloudPrinter, job: number, { clock, hops }: { clock: Clock; hops: JobHops }) {
    this.#cloud = cloud;
    this.#job = job;
    this.#clock = clock;
    this.hops = hops;
  }

  /** Says it, and throws where it could not be said; NotWanted where the site does not want to hear it. */
  async say(word: JobWord): Promise<void> {
    const hops = this.hops.untold();
    try {
      await this.#cloud.say(this.#job, word, hops);
    } catch (error) {
      if (error instanceof Refusal && error.kind !== 'unreachable') {
        throw new NotWanted(error.message, { cause: error });
      }
      throw error;
    }
    this.hops.told(hops);
    this.#last = JSON.stringify(word);
    this.#heardAt = this.#clock.now();
  }

  /** Says what is new, or that it is still here; what cannot be said now is said the next time. */
  async keepUp(word: JobWord): Promise<void> {
    const isNew = word.state !== undefined && JSON.stringify(word) !== this.#last;
    const isDue = Math.abs(this.#clock.now() - this.#heardAt) >= renewalMs;
    if (!isNew && !isDue) return;
    try {
      await this.say(word);
    } catch (error) {
      if (!(error instanceof HawserError)) throw error;
    }
  }

  /** While a document is on its way, which may take long: it is still here, and whether it is to stop. */
  async whileSending(stop: () => void, bell: Bell, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await bell.wait(renewalMs, signal);
      if (signal.aborted) return;
      bell.wasRung();
      try {
        await this.keepUp({});
        if (await this.isToStop()) stop();
      } catch (error) {
        if (!(error instanceof NotWanted)) throw error;
        stop();
      }
    }
  }

  /** Whether somebody wants it to be canceled; unknown while the site cannot be asked. */
  async isToStop(): Promise<boolean> {
    return (await this.ask()) === 'cancel';
  }

  /** What somebody wants of it; the same as before while the site cannot be asked. */
  async ask(): Promise<JobWish> {
    try {
      const job = await this.#cloud.look(this.#job);
      const reasons = job?.keywords('job-state-reasons') ?? [];
      const isSuspended = reasons.includes('job-suspended');
      const isCanceled = reasons.includes('processing-to-stop-point');
      this.wanted = isCanceled ? 'cancel' : isSuspended ? 'suspend' : 'go-on';
    } catch (error) {
      if (!(error instanceof HawserError)) throw error;
    }
    return this.wanted;
  }
}
