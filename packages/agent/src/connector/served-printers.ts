import { isDeepStrictEqual } from 'node:util';
import {
  printerOfTopic,
  printerToIdentify,
  printerToLookAt,
} from '@hawser/core/api/contracts/connectors';
import type { Clock } from '@hawser/core/clock';
import { givenFor } from './printers/find-printers.ts';
import type { GivenPrinter } from './printers/kept-printers.ts';
import type { ReachedPrinter } from './printers/reached-printer.ts';
import { ServedPrinter, type ServedPrinterOptions } from './served-printer.ts';
import { isSound, keyOf } from './site/assignment.ts';
import type { Assignment, SiteDoor } from './site/site-door.ts';
import type { JobRecord } from './spool/job-record.ts';
import type { Spool } from './spool/spool.ts';

export interface ServedPrintersOptions {
  readonly door: SiteDoor;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly random: () => number;
  readonly say: (line: string) => void;
  /** Told when one is served no more. */
  readonly left: () => void;
  /** Something that nobody has foreseen. */
  readonly failed: (error: unknown) => void;
}

/** What is on its way to a printer when the agent is to end is finished in so long, or later. */
const graceMs = 8000;
/** How often one is asked how it is; of many each more seldom, so that a thousand are asked a hundred a second. */
const stateMs = 3000;
const perPrinterMs = 10;

interface Served {
  readonly printer: ServedPrinter;
  readonly done: Promise<void>;
}

/** The published printers that this connector prints for. */
export class ServedPrinters {
  readonly #options: ServedPrintersOptions;
  readonly #served = new Map<string, Served>();
  /** Jobs that it had when it was ended, by the devices they are for. */
  #left = new Map<string, readonly JobRecord[]>();
  readonly #stopping = new AbortController();
  readonly #ended = new AbortController();
  /** Whose jobs the site has told of since it was asked what to serve. */
  readonly #told = new Set<string>();

  constructor(options: ServedPrintersOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#served.size;
  }

  /** Takes what was left on the disk, which is gone on with once it is served. */
  take(left: readonly JobRecord[]): void {
    this.#left = Map.groupBy(left, ({ device }) => device);
  }

  /** How a printer is, of which that is known because it is served. */
  reached(uri: string): ReachedPrinter | undefined {
    for (const { printer } of this.#served.values()) {
      if (printer.given.uri === uri) return printer.reached;
    }
    return undefined;
  }

  /** The site says that something has changed that may concern one of them. */
  hear(topic: string): void {
    const one = printerOfTopic(topic);
    const other = printerToLookAt(topic);
    const sought = printerToIdentify(topic);
    if (one !== undefined) this.#told.add(one);
    for (const [key, { printer }] of this.#served) {
      if (one !== undefined && key.startsWith(one)) printer.wake();
      if (other !== undefined && key.startsWith(other)) printer.look();
      if (sought === undefined || !key.startsWith(sought)) continue;
      printer.identify().catch(this.#options.failed);
    }
  }

  /** The site is about to be asked what to serve, and for which of them jobs wait. */
  ask(): void {
    this.#told.clear();
  }

  /** Looks for jobs that were told of while nobody listened. */
  lookForJobs(assignments: readonly Assignment[]): void {
    for (const each of assignments) {
      if (each.openJobs !== 0) this.#served.get(keyOf(each))?.printer.reconnect();
    }
  }

  /** Serves what the site says, as far as a person here has allowed it, and nothing else any more. */
  serve(assignments: readonly Assignment[], given: readonly GivenPrinter[]): void {
    const { say } = this.#options;
    const wanted = new Map(assignments.map((each) => [keyOf(each), each]));
    for (const [key, { printer }] of this.#served) {
      const allowed = givenFor(printer.given.uri, given);
      if (!wanted.has(key) || !isDeepStrictEqual(allowed, printer.given)) printer.leave();
    }
    for (const [key, { printer, deviceUuid: device, uri, name, openJobs }] of wanted) {
      if (this.#served.has(key)) continue;
      // The site may be wrong, or in other hands: only what a person here has allowed is dialled.
      const allowed = isSound({ printer, deviceUuid: device }) ? givenFor(uri, given) : undefined;
      if (allowed === undefined) {
        say(`"${name}" is not served: this connector was given no printer ${uri}`);
        continue;
      }
      say(`serves "${name}" on ${uri}`);
      const isIdle = openJobs === 0 && !this.#told.has(printer);
      this.#start(key, { printer, device, given: allowed, isIdle });
    }
    // What it had of a printer that it serves no more comes to its end, too.
    for (const [record] of this.#left.values()) {
      if (record === undefined) continue;
      const { printer, device, uri } = record;
      const key = keyOf({ printer, deviceUuid: device });
      if (this.#served.has(key)) continue;
      const isIdle = false;
      this.#start(key, { printer, device, given: givenFor(uri, given) ?? { uri }, isIdle });
      this.#served.get(key)?.printer.leave();
    }
  }

  /** Nothing new is begun; what is on its way to a printer is given time. */
  async end(): Promise<void> {
    this.#stopping.abort();
    const grace = this.#options.clock.timer(graceMs, () => this.#ended.abort());
    for (const { printer } of this.#served.values()) printer.wake();
    await Promise.all(Array.from(this.#served.values(), async ({ done }) => done));
    grace.cancel();
  }

  #start(
    key: string,
    one: Pick<ServedPrinterOptions, 'printer' | 'device' | 'given' | 'isIdle'>,
  ): void {
    const { failed, left: tellLeft, ...shared } = this.#options;
    const left = this.#left.get(one.device) ?? [];
    this.#left.delete(one.device);
    const printer = new ServedPrinter({
      ...shared,
      ...one,
      left,
      everyMs: () => Math.max(stateMs, this.#served.size * perPrinterMs),
      stopping: this.#stopping.signal,
      ended: this.#ended.signal,
    });
    const done = printer
      .run()
      .catch((error: unknown) => {
        if (!this.#ended.signal.aborted) failed(error);
      })
      .finally(() => {
        this.#served.delete(key);
        tellLeft();
      });
    this.#served.set(key, { printer, done });
  }
}
