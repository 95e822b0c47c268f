import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import { Lanes } from '@hawser/core/lanes';
import { join } from 'node:path';
import { Bell } from '../bell.ts';
import { localAttributes } from './attributes/local-attributes.ts';
import type { SiteState } from './attributes/site-state.ts';
import { askPrinter, keepTold, readTold } from './attributes/told-attributes.ts';
import { groupBytes } from './attributes/kept-group.ts';
import type { DevicePrintersFolder } from './device-printers-folder.ts';
import type { InstalledPrinter } from './installed/installed-printers.ts';
import type { LocalPrinter } from './ipp/local-printer.ts';
import { localOperations } from './ipp/operations.ts';
import { carryJob } from './jobs/carry-job.ts';
import type { DeviceJob } from './jobs/device-job.ts';
import { DeviceQueue } from './jobs/device-queue.ts';
import { followJobs } from './jobs/follow-jobs.ts';
import { refusedFor, troubleFrom } from './jobs/job-trouble.ts';
import type { SpoolLimits } from './jobs/spool-limits.ts';
import { requireSignIn } from './site/require-sign-in.ts';
import { SiteClients, type SiteOf } from './site/site-clients.ts';
import { DeviceSpool } from './spool/device-spool.ts';

export interface PrinterParts {
  readonly folder: DevicePrintersFolder;
  readonly siteOf: SiteOf;
  readonly limits: SpoolLimits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/** What was heard a moment ago is not asked for again. */
const freshMs = 1000;
/** Who asks how a printer is does not wait longer for a site that may be away. */
const patienceMs = 1500;
const lookMs = 5000;
/** So many jobs are on their way to the site at once. */
const mostAtSite = 16;

/** A cloud printer on this device, with the jobs that it was given. */
export class DevicePrinter {
  readonly uri: string;
  readonly queue: DeviceQueue;
  readonly #parts: PrinterParts;
  #installed: InstalledPrinter;
  readonly #clients: SiteClients;
  readonly #ended = new AbortController();
  #state: SiteState;
  #lasting: Attributes;
  #askedAt = -Infinity;
  #asking: Promise<void> | undefined;
  readonly #work = new Set<Promise<void>>();
  /** Rung when something happens to a job. */
  readonly #news: Bell;

  private constructor(
    installed: InstalledPrinter,
    { uri, told, parts }: { uri: string; told: Attributes; parts: PrinterParts },
  ) {
    const { folder, siteOf, limits, clock, random } = parts;
    this.#installed = installed;
    this.uri = uri;
    this.#parts = parts;
    this.#clients = new SiteClients(() => this.#installed, siteOf);
    this.#state = { told, trouble: undefined };
    this.#lasting = this.#lastingOf(told);
    const say = (line: string): void => parts.say(`${this.#installed.name}: ${line}`);
    const { signal } = this.#ended;
    const clients = this.#clients;
    this.#news = new Bell(clock);
    this.queue = new DeviceQueue({
      spool: new DeviceSpool(join(folder.spool, installed.id)),
      clock,
      limits,
      say,
      carry: (job) => {
        const work = this.#carry(job, say);
        this.#work.add(work);
        void work.finally(() => this.#work.delete(work));
      },
      news: () => this.#news.ring(),
    });
    const { queue } = this;
    const lanes = new Lanes(mostAtSite);
    const carrying = { queue, clients, lanes, clock, random, say, signal };
    this.#carryWith = async (job) => carryJob(job, carrying);
    const follow = followJobs({ queue, clients, signal }, this.#news);
    this.#work.add(
      follow.catch((error: unknown) => {
        say(
          `its jobs are not looked at: ${error instanceof Error ? error.message : String(error)}`,
        );
      }),
    );
  }

  readonly #carryWith: (job: DeviceJob) => Promise<void>;

  static async open(
    installed: InstalledPrinter,
    uri: string,
    parts: PrinterParts,
  ): Promise<DevicePrinter> {
    const told = (await readTold(parts.folder, installed.id)) ?? encodeAttributes({});
    const printer = new DevicePrinter(installed, { uri, told, parts });
    await printer.queue.open();
    return printer;
  }

  /** The printer as somebody asks it. */
  async asked(user: LocalPrinter['user'], name: string | undefined): Promise<LocalPrinter> {
    if (name !== undefined) await this.#freshened(name);
    const { clock, say } = this.#parts;
    return {
      uri: this.uri,
      clock,
      queue: this.queue,
      lasting: this.#lasting,
      state: this.#state,
      user,
      requireSignIn: async (person) => requireSignIn(this.#parts.siteOf, person),
      site: async (person) => this.#clients.of(person),
      say,
    };
  }

  get installed(): InstalledPrinter {
    return this.#installed;
  }

  /** It is called otherwise from now on, or was given by somebody else; it stays where it is. */
  become(installed: InstalledPrinter): void {
    this.#installed = installed;
  }

  async endForgotten(): Promise<void> {
    await this.queue.endForgotten();
  }

  /** Aborted when it is no longer here. */
  get ending(): AbortSignal {
    return this.#ended.signal;
  }

  /** Whether the site has ever said how it is. */
  get isKnown(): boolean {
    return this.#state.told.attributeNames.length > 0;
  }

  /** How many of its jobs the site does not have whole. */
  get waiting(): number {
    return this.queue.jobs.filter(({ isOver, isDelivered }) => !isOver && !isDelivered).length;
  }

  /** What the site said of it last. */
  get told(): Attributes {
    return this.#state.told;
  }

  /** Nothing new is begun; what is on disk goes on the next time. */
  async stop(): Promise<void> {
    this.#ended.abort();
    this.queue.wake();
    await Promise.allSettled(this.#work);
    await this.queue.settled();
    this.#clients.close();
  }

  async #carry(job: DeviceJob, say: (line: string) => void): Promise<void> {
    try {
      await this.#carryWith(job);
    } catch (error) {
      say(`job ${job.id} has failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Asks the site how the printer is, and waits a moment for what it says. */
  async #freshened(name: string): Promise<void> {
    const { clock } = this.#parts;
    const since = clock.now() - this.#askedAt;
    if (since < (this.#state.trouble === undefined ? freshMs : lookMs)) return;
    this.#asking ??= this.#ask(name).finally(() => {
      this.#askedAt = clock.now();
      this.#asking = undefined;
    });
    const waited = new AbortController();
    const isEnough = clock.sleep(patienceMs, waited.signal).catch(() => undefined);
    await Promise.race([this.#asking, isEnough]);
    waited.abort();
  }

  async #ask(name: string): Promise<void> {
    const { folder } = this.#parts;
    const { id } = this.installed;
    const { signal } = this.#ended;
    try {
      const client = await this.#clients.of(name);
      const told = await askPrinter(client, signal);
      const isNew = !lastingBytes(told).equals(lastingBytes(this.#state.told));
      this.#state = { told, trouble: undefined };
      if (!isNew) return;
      this.#lasting = this.#lastingOf(told);
      await keepTold(folder, id, told);
    } catch (error) {
      if (signal.aborted) return;
      this.#state = { ...this.#state, trouble: troubleFrom(error) ?? refusedFor(error) };
    }
  }

  #lastingOf(told: Attributes): Attributes {
    const { uuid } = this.installed;
    return localAttributes(told, { uri: this.uri, uuid, offered: localOperations.keys() });
  }
}

/** Without what is otherwise from one moment to the next. */
function lastingBytes(told: Attributes): Buffer {
  return groupBytes(told.those((name) => !/time|state|queued-job-count|accepting/.test(name)));
}
