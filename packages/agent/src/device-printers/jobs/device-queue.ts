import { randomUUID } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { troubleOf } from '@hawser/core/files/file-errors';
import { type IppJobState, ippJobStates } from '@hawser/core/printing/ipp-states';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import { ArrivingDocument } from '../spool/arriving-document.ts';
import type { DeviceSpool } from '../spool/device-spool.ts';
import type { JobRecord, SeenJob } from '../spool/job-record.ts';
import { type ComingDocument, DeviceJob } from './device-job.ts';
import { bounded, requireRoom, type SpoolLimits } from './spool-limits.ts';

export type JobWanted = Pick<JobRecord, 'user' | 'name' | 'operation' | 'template'>;

interface JobEnd {
  readonly state: IppJobState;
  readonly reasons: readonly string[];
}

export interface QueueParts {
  readonly spool: DeviceSpool;
  readonly clock: Clock;
  readonly limits: SpoolLimits;
  readonly say: (line: string) => void;
  /** Carries a job from wherever it stands to its end. */
  readonly carry: (job: DeviceJob) => void;
  /** Called when something happens to a job. */
  readonly news: () => void;
}

const mostEnded = 100;
/** How long a job waits for what is still to come of it. */
export const submissionSeconds = 120;

/** The jobs of one printer of a device. */
export class DeviceQueue {
  readonly #parts: QueueParts;
  readonly #jobs = new Map<number, DeviceJob>();
  #last = 0;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Goes on with what was there when the agent ended. */
  async open(): Promise<void> {
    const { spool, clock, say, carry, news } = this.#parts;
    const { records, last } = await spool.open((error) => {
      say(`a job cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    this.#last = last;
    for (const record of records) {
      const job = new DeviceJob(record, { spool, isUnsaid: false, now: clock.now(), news });
      this.#jobs.set(record.id, job);
      // A document that was on its way to the site may have got there.
      job.isDoubtful = !job.isOver && record.documents.length > 1;
      if (!job.isOver) carry(job);
    }
  }

  /** In the order in which they came. */
  get jobs(): readonly DeviceJob[] {
    return [...this.#jobs.values()].filter(({ isUnsaid }) => !isUnsaid);
  }

  job(id: number): DeviceJob | undefined {
    const job = this.#jobs.get(id);
    return job?.isUnsaid === true ? undefined : job;
  }

  /** Room for one more, and for as much of it as its client has told of. */
  async requireRoom(bytes: number): Promise<void> {
    const open = this.#all().filter(({ isOver }) => !isOver);
    await requireRoom(
      { jobs: open.length, bytes, kept: total(open), free: async () => this.#parts.spool.room() },
      this.#parts.limits,
    );
  }

  /** Why nothing more is taken now, in words; undefined where it is. */
  async fullBecause(): Promise<string | undefined> {
    try {
      await this.requireRoom(0);
      return undefined;
    } catch (error) {
      if (error instanceof HawserError) return error.message;
      throw error;
    }
  }

  /** A job whose documents come one by one: it is on disk when this comes back. */
  async add(wanted: JobWanted): Promise<DeviceJob> {
    const job = this.begin(wanted);
    try {
      job.isUnsaid = false;
      await job.keep({});
    } catch (error) {
      job.isUnsaid = true;
      this.drop(job);
      throw notKept(error);
    }
    return job;
  }

  /** A job that is none before its document is there. */
  begin(wanted: JobWanted): DeviceJob {
    const { spool, clock, carry, news } = this.#parts;
    const now = clock.now();
    this.#last += 1;
    const record = {
      ...wanted,
      id: this.#last,
      uuid: `urn:uuid:${randomUUID()}`,
      created: now,
      documents: [],
      isClosed: false,
      isHeld: false,
      isCanceled: false,
    };
    const job = new DeviceJob(record, { spool, isUnsaid: true, now, news });
    job.note('received', now);
    this.#jobs.set(job.id, job);
    carry(job);
    return job;
  }

  /** Takes a document as it comes, which goes on to the site meanwhile; when this comes back it is kept. */
  async addDocument(
    job: DeviceJob,
    coming: ComingDocument,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const { spool, clock, limits, say } = this.#parts;
    const number = job.documents.length + 1;
    const document = ArrivingDocument.arriving(spool.documentPath(job.id, number));
    const { isLast, ...described } = coming;
    job.coming = coming;
    job.documents.push(document);
    job.wake();
    try {
      const others = this.#all().filter((each) => !each.isOver);
      await document.keep(
        bounded(bytes, { kept: total(others), free: async () => spool.room() }, limits),
      );
      const isNothing = isLast && document.size === 0 && number > 1;
      // Nothing at the end says only that the one before was the last (RFC 8011, 4.3.1).
      if (isNothing) await this.#giveUp(job, document);
      const documents = isNothing
        ? job.record.documents
        : [...job.record.documents, { ...described, size: document.size }];
      const wasUnsaid = job.isUnsaid;
      job.isUnsaid = false;
      if (isLast) job.note('spooled', clock.now());
      try {
        await job.keep({ documents, isClosed: job.record.isClosed || isLast });
      } catch (error) {
        job.isUnsaid = wasUnsaid;
        throw error;
      }
      document.release();
      // The site has refused it, or it was canceled, before all of it had come.
      if (job.isOver) await spool.forgetDocuments(job.record);
    } catch (error) {
      await this.#giveUp(job, document);
      const refusal = notKept(error);
      if (refusal instanceof HawserError) say(`job ${job.id} is not taken: ${refusal.message}`);
      throw refusal;
    } finally {
      job.coming = undefined;
      job.touched = clock.now();
      job.wake();
    }
  }

  /** What its client says of a job. */
  async change(
    job: DeviceJob,
    said: Partial<Pick<JobRecord, 'isClosed' | 'isCanceled' | 'isHeld'>>,
  ): Promise<void> {
    await job.keep(said).catch((error: unknown) => {
      throw notKept(error);
    });
  }

  /** Ends a job, of which no document is needed any more. */
  async end(
    job: DeviceJob,
    { state, reasons, ...more }: Partial<Omit<SeenJob, 'state'>> & JobEnd,
  ): Promise<void> {
    const { spool, clock, say } = this.#parts;
    // What it waited for before it waits for no more.
    const { message: _, ...before } = job.record.seen ?? { impressions: 0 };
    const last = { ...before, ...more, state: ippJobStates[state], reasons: [...reasons] };
    const over = { seen: last, ended: clock.now(), isClosed: true };
    await job.keep(over).catch(async () => {
      // A disk that is full has room for it without the documents.
      await spool.forgetDocuments(job.record);
      await job.keep(over);
    });
    await spool.forgetDocuments(job.record);
    say(`job ${job.id} is ${state}: ${last.message ?? reasons.join(', ')}`);
    await this.#forgetOldest();
  }

  /** As if it had never been there. */
  drop(job: DeviceJob): void {
    job.drop();
    this.#jobs.delete(job.id);
  }

  /** Ends the jobs whose clients have gone away in the middle. */
  async endForgotten(): Promise<void> {
    const since = this.#parts.clock.now() - submissionSeconds * 1000;
    const forgotten = this.jobs.filter(
      ({ isOver, coming, touched, record }) =>
        !isOver &&
        !record.isClosed &&
        !record.isCanceled &&
        coming === undefined &&
        touched <= since,
    );
    for (const job of forgotten) {
      await job.keep({ isCanceled: true, isClosed: true });
      await this.end(job, { state: 'aborted', reasons: ['submission-interrupted'] });
    }
  }

  wake(): void {
    for (const job of this.#all()) job.wake();
  }

  /** When all that is being written is written. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#all().map(async (job) => job.written()));
  }

  #all(): readonly DeviceJob[] {
    return [...this.#jobs.values()];
  }

  async #giveUp(job: DeviceJob, document: ArrivingDocument): Promise<void> {
    const place = job.documents.indexOf(document);
    if (place >= 0) job.documents.splice(place, 1);
    await document.discard();
  }

  async #forgetOldest(): Promise<void> {
    const ended = this.jobs.filter(({ isOver }) => isOver);
    for (const job of ended.slice(0, Math.max(0, ended.length - mostEnded))) {
      this.#jobs.delete(job.id);
      await this.#parts.spool.forget(job.record);
    }
  }
}

function total(jobs: readonly DeviceJob[]): number {
  return jobs.reduce(
    (sum, { documents }) => documents.reduce((all, { size }) => all + size, sum),
    0,
  );
}

/** What goes wrong with the disk is no fault of the client. */
function notKept(error: unknown): unknown {
  const isFiles = error instanceof HawserError && error.code.startsWith('file-');
  const system = isFiles ? error.cause : error;
  if (!isFiles && !(error instanceof Error && 'syscall' in error)) return error;
  const { reason } = troubleOf(system);
  return printerRefusals('server-error-temporary-error', { reason }, { cause: error });
}
