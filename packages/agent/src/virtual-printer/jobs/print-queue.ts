import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@hawser/core/clock';
import { syncFolder } from '@hawser/core/files/sync-folder';
import { extensions } from '../document/print-formats.ts';
import type { KeptDocument } from '../document/keep-document.ts';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import type { PrinterPlace } from '../printer-place.ts';
import type { Condition } from '../condition.ts';
import { type AbortReason, type JobWanted, VirtualJob } from './virtual-job.ts';

const mostOpen = 1000;
const mostEnded = 1000;
const mostDocuments = 100;
/** How long a job waits for what is still to come of it. */
export const submissionSeconds = 120;

export interface QueueOptions {
  readonly place: PrinterPlace;
  readonly clock: Clock;
  readonly condition: Condition;
  readonly pagesPerMinute: number | undefined;
  /** The number of the first job. */
  readonly first: number;
  readonly say: (line: string) => void;
}

/** The jobs of a virtual printer, which it prints one after the other. */
export class PrintQueue {
  readonly #options: QueueOptions;
  readonly #jobs = new Map<number, VirtualJob>();
  #next: number;
  #isPrinting = false;
  /** The job whose paper is being laid down: it comes to its end. */
  #ending: VirtualJob | undefined;
  #printing: Promise<void> = Promise.resolve();

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#next = options.first;
  }

  /** In the order in which they came. */
  get jobs(): readonly VirtualJob[] {
    return [...this.#jobs.values()];
  }

  job(id: number): VirtualJob | undefined {
    return this.#jobs.get(id);
  }

  get current(): VirtualJob | undefined {
    return this.jobs.find(({ state }) => state === 'printing' || state === 'stopped');
  }

  requireRoom(): void {
    const open = this.jobs.filter(({ isOver }) => !isOver).length;
    if (open >= mostOpen) {
      const reason = `${mostOpen} jobs wait already`;
      throw printerRefusals('server-error-too-many-jobs', { reason });
    }
  }

  add(wanted: JobWanted): VirtualJob {
    this.requireRoom();
    const job = new VirtualJob(this.#next, wanted, this.#options.clock.now());
    this.#next += 1;
    this.#jobs.set(job.id, job);
    const ended = this.jobs.filter(({ isOver }) => isOver);
    for (const { id } of ended.slice(0, ended.length - mostEnded)) this.#jobs.delete(id);
    return job;
  }

  /** Has a document printed with a job that is still open. */
  async addDocument(job: VirtualJob, document: KeptDocument): Promise<void> {
    if (job.state !== 'incoming' || job.documents.length >= mostDocuments) {
      await rm(document.path, { force: true });
      if (job.state === 'incoming') {
        throw printerRefusals('server-error-too-many-documents', { most: mostDocuments });
      }
      const reason = `job ${job.id} takes no more documents`;
      throw printerRefusals('client-error-not-possible', { reason });
    }
    job.documents.push(document);
    job.touched = this.#options.clock.now();
  }

  /** Nothing more comes for it, and it is to be printed. */
  close(job: VirtualJob): void {
    if (job.change('close', this.#options.clock.now())) this.#print();
  }

  async cancel(job: VirtualJob): Promise<boolean> {
    const isCanceled = job.change('cancel', this.#options.clock.now());
    if (isCanceled) {
      this.#options.say(`job ${job.id} was canceled`);
      await this.#discard(job);
    }
    return isCanceled;
  }

  /** Puts a job aside between two of its pages; whether it is one that can be. */
  suspend(job: VirtualJob): boolean {
    if (job === this.#ending || !job.change('suspend', this.#options.clock.now())) return false;
    this.#options.say(`job ${job.id} is suspended`);
    return true;
  }

  /** Has a suspended job wait for its other pages. */
  resume(job: VirtualJob): boolean {
    if (!job.change('goOn', this.#options.clock.now())) return false;
    this.#print();
    return true;
  }

  async abort(job: VirtualJob, reason: AbortReason): Promise<void> {
    if (!job.change('abort', this.#options.clock.now())) return;
    job.abortReason = reason;
    this.#options.say(`job ${job.id} was aborted: ${reason}`);
    await this.#discard(job);
  }

  /** Ends the jobs whose clients have gone away in the middle. */
  async abortForgotten(): Promise<void> {
    const since = this.#options.clock.now() - submissionSeconds * 1000;
    const forgotten = this.jobs.filter(
      ({ state, incoming, touched }) => state === 'incoming' && incoming === 0 && touched <= since,
    );
    for (const job of forgotten) await this.abort(job, 'submission-interrupted');
  }

  /** Ends them all, as a printer does that is switched off. */
  async stop(): Promise<void> {
    for (const job of this.jobs) await this.abort(job, 'aborted-by-system');
    await this.#printing;
  }

  #print(): void {
    if (this.#isPrinting) return;
    this.#isPrinting = true;
    this.#printing = this.#printAll().finally(() => (this.#isPrinting = false));
  }

  async #printAll(): Promise<void> {
    for (;;) {
      const job = this.jobs.find(({ state }) => state === 'waiting');
      if (job === undefined) return;
      try {
        await this.#printJob(job);
      } catch (error) {
        if (job.isOver) continue;
        this.#options.say(`job ${job.id}: ${error instanceof Error ? error.message : 'failed'}`);
        await this.abort(job, 'aborted-by-system');
      }
    }
  }

  async #printJob(job: VirtualJob): Promise<void> {
    const { clock, say } = this.#options;
    job.change('begin', clock.now());
    const { documents } = job;
    if (documents.some(({ isOther }) => isOther)) {
      await this.abort(job, 'document-format-error');
      return;
    }
    const pages = documents.reduce((sum, each) => sum + each.pages, 0) * job.copies;
    while (job.impressions < pages) {
      await this.#untilWell(job);
      if (job.state !== 'printing') return;
      await this.#onePage(job);
      if (job.isOver) return;
      job.impressions += 1;
      // It may have been suspended meanwhile, and even been resumed.
      if (job.state !== 'printing') return;
    }
    await this.#untilWell(job);
    if (job.state !== 'printing') return;
    this.#ending = job;
    const papers = await this.#layDown(job);
    if (!job.change('finish', clock.now())) return;
    say(`job ${job.id} is printed: ${pages} pages, ${papers.join(', ')}`);
  }

  /** The printer stands still for as long as there is something the matter. */
  async #untilWell(job: VirtualJob): Promise<void> {
    const { condition, clock, say } = this.#options;
    if (condition.isWell || job.isOver) return;
    job.change('stop', clock.now());
    say(`job ${job.id} waits: ${condition.state.troubles.join(', ')}`);
    await condition.untilWell(job.ending);
    job.change('resume', clock.now());
  }

  async #onePage(job: VirtualJob): Promise<void> {
    const { pagesPerMinute, clock } = this.#options;
    if (pagesPerMinute === undefined) return;
    await clock.sleep(60_000 / pagesPerMinute, job.ending);
  }

  /** Under its own name a document is whole and on the disk: before the job is said to be completed. */
  async #layDown(job: VirtualJob): Promise<readonly string[]> {
    const { root } = this.#options.place;
    const papers: string[] = [];
    for (const [index, { path, format }] of job.documents.entries()) {
      const extension = format === undefined ? 'bin' : extensions[format];
      const number = index === 0 ? '' : `-${index + 1}`;
      const paper = join(root, `job-${job.id}${number}.${extension}`);
      await rename(path, paper);
      papers.push(paper);
    }
    await syncFolder(root);
    return papers;
  }

  async #discard({ documents }: VirtualJob): Promise<void> {
    await Promise.all(documents.map(async ({ path }) => rm(path, { force: true })));
  }
}
