import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { cancelJob } from '@hawser/core/ipp/client/job/ask-for-job';
import type { IppJobState } from '@hawser/core/printing/ipp-states';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import { Bell } from '../bell.ts';
import { findTools } from './conversion/find-tools.ts';
import { DeviceState } from './device-state.ts';
import { carryJob } from './jobs/carry-job.ts';
import { takeJob, type TakenJob } from './jobs/take-job.ts';
import { identifyPrinter } from './printers/identify-printer.ts';
import type { GivenPrinter } from './printers/kept-printers.ts';
import type { ReachedPrinter } from './printers/reached-printer.ts';
import { inviteMs, openPrinter } from './printers/real-printer.ts';
import { CloudPrinter } from './site/cloud-printer.ts';
import type { SiteDoor } from './site/site-door.ts';
import type { JobRecord } from './spool/job-record.ts';
import type { Spool } from './spool/spool.ts';

export interface ServedPrinterOptions {
  readonly printer: string;
  readonly device: string;
  readonly given: GivenPrinter;
  /** What it had when this connector was ended: one job, if nobody else has put more there. */
  readonly left: readonly JobRecord[];
  readonly door: SiteDoor;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly random: () => number;
  /** How often the printer is asked how it is while it has nothing to print, in milliseconds. */
  readonly everyMs: () => number;
  /** The site has no job for it, waiting or in its hands. */
  readonly isIdle: boolean;
  /** Nothing new is begun. */
  readonly stopping: AbortSignal;
  /** Everything ends. */
  readonly ended: AbortSignal;
  readonly say: (line: string) => void;
}

/** How often it is asked anyway whether jobs wait: a word of the site can be lost. */
const askMs = 180_000;
/** How often a printer is asked how it is that prints. */
const stateMs = 3000;
/** How often, where one waits that could not be taken. */
const soonMs = 10_000;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/** One published printer that this connector prints for, on one real printer, one job after another. */
export class ServedPrinter {
  readonly #options: ServedPrinterOptions;
  readonly #client: IppClient;
  readonly #inviting = { waitMs: inviteMs };
  readonly #cloud: CloudPrinter;
  readonly #state: DeviceState;
  /** For whoever waits for jobs, and for whoever watches one. */
  readonly #bell: Bell;
  readonly #leaving = new AbortController();
  readonly #stopping: AbortSignal;
  #isKnown: boolean;
  #isCarrying = false;
  /** There may be jobs, for which the printer was not there. */
  #isAwaited = false;
  #said = '';

  constructor(options: ServedPrinterOptions) {
    this.#options = options;
    const { given, clock, door, ended, stopping, random } = options;
    this.#client = openPrinter({ ...given, clock, inviting: this.#inviting });
    this.#cloud = new CloudPrinter(door, options, ended);
    this.#bell = new Bell(clock);
    this.#state = new DeviceState({
      client: this.#client,
      cloud: this.#cloud,
      clock,
      random,
      ended,
      everyMs: () => (this.#isCarrying ? stateMs : options.everyMs()),
      whenBack: () => {
        if (this.#isAwaited) this.#bell.ring();
      },
    });
    this.#isKnown = options.isIdle;
    this.#stopping = AbortSignal.any([stopping, this.#leaving.signal]);
  }

  get given(): GivenPrinter {
    return this.#options.given;
  }

  /** There may be jobs, or one that it has is to be canceled. */
  wake(): void {
    this.#bell.ring();
  }

  /** Somebody at the site wants to know how the printer is now. */
  look(): void {
    this.#state.look();
  }

  /** Somebody wants to see which one it is. */
  async identify(): Promise<void> {
    const { ended: signal, say, given } = this.#options;
    const { abilities } = this.#state;
    const identifying = { client: this.#client, cloud: this.#cloud, abilities, signal };
    try {
      say(`${given.uri}: ${await identifyPrinter(identifying)}`);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof HawserError)) throw error;
      this.#tell(error);
    }
  }

  /** The site was away, and has jobs that wait for it, or that it once had. */
  reconnect(): void {
    this.#isKnown = false;
    this.#bell.ring();
  }

  /** The real printer as it was a moment ago; undefined where it does not answer. */
  get reached(): ReachedPrinter | undefined {
    return this.#state.reached(this.given);
  }

  /** Prints what it has, takes nothing more, and is no device of the printer then. */
  leave(): void {
    this.#leaving.abort();
    this.#bell.ring();
  }

  async run(): Promise<void> {
    const states = this.#state.run(this.#stopping, (error) => this.#tell(error));
    try {
      await this.#jobs();
      await states;
      if (this.#leaving.signal.aborted) await this.#cloud.deregister().catch(untold);
    } finally {
      this.#client.close();
    }
  }

  async #jobs(): Promise<void> {
    const { random, ended } = this.#options;
    const left = [...this.#options.left];
    let pause = firstPauseMs;
    if (this.#isKnown && left.length === 0) await this.#rest(askMs);
    for (;;) {
      try {
        while (left[0] !== undefined) {
          const [record] = left;
          if (await this.#isStillOurs(record)) await this.#carry({ record }, true);
          left.shift();
        }
        if (this.#stopping.aborted) return;
        const next = await this.#next();
        pause = firstPauseMs;
        if (next === 'at once') continue;
        await this.#rest(next === 'soon' ? soonMs : askMs);
      } catch (error) {
        if (ended.aborted) return;
        if (!(error instanceof HawserError)) throw error;
        this.#tell(error);
        if (error.code.startsWith('file-')) this.#state.hasRoom = false;
        await this.#bell.wait(pause * (0.5 + random()), this.#stopping);
        this.#bell.wasRung();
        pause = Math.min(longestPauseMs, pause * 2);
        if (this.#stopping.aborted) return;
      }
    }
  }

  /** Until the site says that there is something, or for long. */
  async #rest(longestMs: number): Promise<void> {
    await this.#bell.wait(longestMs * (0.75 + this.#options.random() / 2), this.#stopping);
    this.#bell.wasRung();
  }

  /** Takes and prints the next job; says when to look for another, where nobody tells of one. */
  async #next(): Promise<'at once' | 'soon' | 'later'> {
    const { spool, clock, printer, device, given } = this.#options;
    const abilities = await this.#ready();
    this.#isAwaited = abilities === undefined;
    if (abilities === undefined) return 'soon';
    const [job] = await this.#cloud.fetchable(1);
    if (job === undefined) return 'later';
    const where = { printer, device, uri: given.uri };
    const tools = await findTools(process.env);
    const taking = { cloud: this.#cloud, spool, clock, abilities, tools, ...where };
    const taken = await takeJob(job, taking);
    if (taken === 'not-there') return 'at once';
    this.#state.hasRoom = taken !== 'no-room';
    if (taken === 'no-room') {
      this.#options.say(`job ${job} of ${printer} waits: there is no room for it on this disk`);
      return 'soon';
    }
    await this.#carry(taken, false);
    return 'at once';
  }

  /** What the printer can do, once the site knows the device; undefined while the printer is away. */
  async #ready(): Promise<Attributes | undefined> {
    await this.#state.known(this.#stopping);
    if (!this.#isKnown && !this.#stopping.aborted) {
      await this.#cloud.hasJobs(new Map());
      this.#isKnown = true;
    }
    return this.#state.abilities;
  }

  async #carry({ record, incoming }: TakenJob, isLeft: boolean): Promise<void> {
    const { spool, clock, ended, say, given } = this.#options;
    // The printer shows whose job it is, and cancels those of that name only.
    using client = disposable(
      openPrinter({ ...given, clock, userName: record.user, inviting: this.#inviting }),
    );
    const carried = carryJob(record, {
      client,
      cloud: this.#cloud,
      spool,
      clock,
      bell: this.#bell,
      abilities: () => this.#state.abilities,
      isLeft,
      incoming,
      signal: ended,
      stopping: this.#stopping,
      ending: this.#options.stopping,
      say,
    });
    this.#isCarrying = true;
    try {
      await carried;
    } finally {
      this.#isCarrying = false;
      await incoming?.stop();
    }
    // What it did not begin the site has back with the device.
    if (this.#leaving.signal.aborted && !ended.aborted) await spool.forget(record);
  }

  /** Says that it has the job still; what the site has given to others is dropped. */
  async #isStillOurs(record: JobRecord): Promise<boolean> {
    const { spool, ended, say } = this.#options;
    const has = new Map([[record.job, stateOf(record)]]);
    const others = await this.#cloud.hasJobs(has).catch((error: unknown) => {
      // The printer is published no more, or not with this device.
      if (error instanceof Refusal && error.kind === 'not-found') return [record.job];
      throw error;
    });
    this.#isKnown = true;
    if (!others.includes(record.job)) return true;
    if (record.printerJob !== undefined && record.step !== 'over') {
      await cancelJob(this.#client, record.printerJob, { signal: ended });
    }
    await spool.forget(record);
    say(`job ${record.job} of ${record.printer} is not this connector's any more`);
    return false;
  }

  /** The same again and again only once. */
  #tell(error: HawserError): void {
    if (this.#said === error.message) return;
    this.#said = error.message;
    this.#options.say(`${this.#options.given.uri}: ${error.message}`);
  }
}

function stateOf({ step, isBegun, word }: JobRecord): IppJobState {
  if (word !== undefined) return word.state;
  return step === 'spooled' && !isBegun ? 'pending' : 'processing';
}

function disposable(client: IppClient): IppClient & Disposable {
  return { ...client, [Symbol.dispose]: () => client.close() };
}

/** It is gone with its printer, or it is gone another time. */
function untold(error: unknown): void {
  if (!(error instanceof HawserError)) throw error;
}
