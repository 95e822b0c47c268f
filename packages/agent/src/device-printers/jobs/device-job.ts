import { ippJobStates } from '@hawser/core/printing/ipp-states';
import { type Hop, hop, toldHops, untoldHops } from '../../printing/hops.ts';
import type { DeviceSpool } from '../spool/device-spool.ts';
import type { DocumentRecord, JobRecord, SeenJob } from '../spool/job-record.ts';
import { ArrivingDocument } from '../spool/arriving-document.ts';
import type { Trouble } from './job-trouble.ts';

/** What becomes of what is known of a job. */
export type RecordChange = Partial<JobRecord> | ((record: JobRecord) => JobRecord);

export type ComingDocument = Omit<DocumentRecord, 'size'> & { readonly isLast: boolean };

/** A job that this device was given, on its way to the site and to paper. */
export class DeviceJob {
  record: JobRecord;
  /** Its documents, in their order; the last one may still come. */
  readonly documents: ArrivingDocument[];
  /** What comes now. */
  coming: ComingDocument | undefined;
  /** Nothing of it is on disk, and its client was told nothing. */
  isUnsaid: boolean;
  /** Since when nothing has come for it. */
  touched: number;
  /** What it waits for. */
  trouble: Trouble | undefined;
  /** A document may have reached the site, or not. */
  isDoubtful = false;
  readonly #spool: DeviceSpool;
  readonly #news: () => void;
  #atSite: number | undefined;
  readonly #over = new AbortController();
  readonly #canceled = new AbortController();
  #changed = Promise.withResolvers<void>();
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #changes: RecordChange[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    record: JobRecord,
    {
      spool,
      isUnsaid,
      now,
      news,
    }: {
      readonly spool: DeviceSpool;
      readonly isUnsaid: boolean;
      readonly now: number;
      /** Called when something happens to it. */
      readonly news: () => void;
    },
  ) {
    this.record = record;
    this.#spool = spool;
    this.#news = news;
    this.isUnsaid = isUnsaid;
    this.touched = now;
    this.documents = record.documents.map(({ size }, place) =>
      ArrivingDocument.kept(spool.documentPath(record.id, place + 1), size),
    );
    this.#signal();
  }

  get id(): number {
    return this.record.id;
  }

  get isOver(): boolean {
    return this.record.ended !== undefined;
  }

  /** How many documents the site has; undefined where that has to be looked at. */
  get atSite(): number | undefined {
    return this.#atSite;
  }

  set atSite(count: number | undefined) {
    if (count === this.#atSite) return;
    this.#atSite = count;
    // Whoever looks at what the site has is to know, also where the job is there as it was before.
    this.wake();
  }

  /** Aborted when it is over, or was never said to be there. */
  get ending(): AbortSignal {
    return this.#over.signal;
  }

  /** Aborted when it is canceled: what is under way for it then is of no use. */
  get canceling(): AbortSignal {
    return this.#canceled.signal;
  }

  /** The site has all of it, and it is only looked at. */
  get isDelivered(): boolean {
    const { isClosed, siteJob, documents } = this.record;
    return (
      siteJob !== undefined &&
      isClosed &&
      this.atSite === documents.length &&
      this.coming === undefined
    );
  }

  /** Changes what is known of it, once that is on disk: what could not be written is not so. */
  async keep(change: RecordChange): Promise<void> {
    if (this.isUnsaid) {
      this.#become([change]);
      return;
    }
    this.#changes.push(change);
    // Who comes while another is being written is written with the next.
    this.#next ??= this.#writeAfter(this.#writing);
    this.#writing = this.#next;
    await this.#next;
  }

  /** One after the other: what is right only where the site has the job, or has it not. */
  async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return await turn;
  }

  /** A step on its way, which is on disk with the next that is kept of it, and told with the next request. */
  note(what: string, at: number, detail?: string): void {
    const [next] = hop([], what, at, detail);
    const last = this.record.hops?.findLast((each) => each.what === what);
    // An agent that was started again waits for the same, and was not there in between.
    if (last !== undefined && last.isTold !== true && last.detail === next?.detail) return;
    const hops = hop(this.record.hops, what, at, detail);
    this.record = { ...this.record, hops };
  }

  /** The steps that the site has not heard of, and how to say that it has now. */
  untold(): { readonly hops: readonly Hop[]; readonly told: (record: JobRecord) => JobRecord } {
    const hops = untoldHops(this.record.hops);
    return { hops, told: (record) => ({ ...record, hops: toldHops(record.hops, hops) }) };
  }

  async #writeAfter(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    const changes = this.#changes;
    this.#changes = [];
    this.#next = undefined;
    await this.#spool.keep(changed(this.record, changes));
    // Steps may have been noted meanwhile.
    this.#become(changes);
  }

  #become(changes: readonly RecordChange[]): void {
    this.record = changed(this.record, changes);
    this.#signal();
    this.wake();
  }

  #signal(): void {
    if (this.isOver) this.#over.abort();
    if (this.record.isCanceled) this.#canceled.abort();
  }

  /** When what is being written of it is written. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** What the site says; true where it says that the job is over, which it is when that is kept. */
  see(seen: SeenJob): boolean {
    if (seen.state >= ippJobStates.canceled) return true;
    if (JSON.stringify(seen) === JSON.stringify(this.record.seen)) return false;
    this.record = { ...this.record, seen };
    this.wake();
    return false;
  }

  /** It is as if it had never been. */
  drop(): void {
    this.#over.abort();
    this.wake();
  }

  wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
    this.#news();
  }

  /** Until something is known that was not. */
  async change(): Promise<void> {
    await this.#changed.promise;
  }
}

function changed(record: JobRecord, changes: readonly RecordChange[]): JobRecord {
  let now = record;
  for (const change of changes)
    now = typeof change === 'function' ? change(now) : { ...now, ...change };
  return now;
}
