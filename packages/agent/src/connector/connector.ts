import { everything } from '@hawser/core/api/contracts/agent-changes';
import {
  connectorPrintersTopic,
  lookForPrintersTopic,
} from '@hawser/core/api/contracts/connectors';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { Bell } from '../bell.ts';
import type { browse } from '../dns-sd/browse.ts';
import type { LinkEvent } from '../connection/keep-connected.ts';
import type { RoleWork } from '../running/role-work.ts';
import { changedAt } from './changed-at.ts';
import type { ConnectorFolder } from './connector-folder.ts';
import { allowedPrinters } from './printers/allowed-printers.ts';
import { Discovery } from './printers/discovery.ts';
import { findPrinters } from './printers/find-printers.ts';
import { otherCertificate, type ReachedPrinter } from './printers/reached-printer.ts';
import { ServedPrinters } from './served-printers.ts';
import { SiteDoor, type SiteNow } from './site/site-door.ts';
import { Spool } from './spool/spool.ts';

export interface ConnectorOptions {
  readonly folder: ConnectorFolder;
  readonly site: () => SiteNow;
  readonly clock: Clock;
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/** How often it looks for printers, and whether it was given others. */
const findMs = 60_000;
const lookMs = 1000;
const mostPauseMs = 60_000;
/** So long for each printer that it serves it leaves the site alone, which tells of each printer that is published. */
const meetMsPerPrinter = 4;
const longestRestMs = 2000;

/** Prints for the site what is published of the printers of a building, until it is told to end. */
export class Connector implements RoleWork {
  readonly #options: ConnectorOptions;
  readonly #door: SiteDoor;
  readonly #spool: Spool;
  readonly #bell: Bell;
  readonly #discovery: Discovery;
  readonly #served: ServedPrinters;
  #reached: readonly ReachedPrinter[] = [];
  readonly #letIn = Promise.withResolvers<void>();
  #reported = '';
  /** The site was away, or does not know what was missed. */
  #isBack = false;
  /** Somebody wants to know now what it reaches. */
  #isToLook = false;
  #failed: ((error: unknown) => void) | undefined;

  constructor(options: ConnectorOptions) {
    this.#options = options;
    this.#door = new SiteDoor(options.site, options.clock);
    this.#spool = new Spool(options.folder.spool, options.clock);
    this.#bell = new Bell(options.clock);
    this.#discovery = new Discovery({ ...options, browse: browseLate });
    const { clock, random, say } = options;
    this.#served = new ServedPrinters({
      door: this.#door,
      spool: this.#spool,
      clock,
      random,
      say,
      left: () => this.#bell.ring(),
      failed: (error) => this.#failed?.(error),
    });
  }

  hear(event: LinkEvent): void {
    if (event.type === 'connected') this.#reconnect();
    if (event.type === 'change') this.#change(event.topic);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { say } = this.#options;
    this.#served.take(await this.#spool.open((error) => say(spoken(error))));
    const failure = Promise.withResolvers<never>();
    this.#failed = failure.reject;
    try {
      // Not before the site has let it in: there may be another one of the same identity, which prints.
      signal.addEventListener('abort', () => this.#letIn.resolve(), { once: true });
      // It may have been refused before what was left was read.
      if (signal.aborted) this.#letIn.resolve();
      await this.#letIn.promise;
      await Promise.race([this.#finding(signal), failure.promise]);
    } finally {
      await this.#served.end();
      this.#door.close();
    }
  }

  /** The site is there again, and may have forgotten what it was told. */
  #reconnect(): void {
    this.#letIn.resolve();
    this.#reported = '';
    this.#isBack = true;
    this.#bell.ring();
  }

  /** The site says that something has changed. */
  #change(topic: string): void {
    if (topic === connectorPrintersTopic || topic === everything) this.#bell.ring();
    if (topic === everything) this.#isBack = true;
    if (topic === lookForPrintersTopic) {
      this.#isToLook = true;
      this.#bell.ring();
    }
    this.#served.hear(topic);
  }

  async #finding(signal: AbortSignal): Promise<void> {
    const { clock, folder, random } = this.#options;
    let foundAt = -Infinity;
    let givenAt = '';
    let pause = lookMs;
    let isOwed = false;
    while (!signal.aborted) {
      try {
        const changed = `${await changedAt(folder.printers)} ${await changedAt(folder.found)}`;
        const isAsked = this.#isToLook;
        const isDue = isAsked || changed !== givenAt || Math.abs(clock.now() - foundAt) > findMs;
        isOwed = this.#bell.wasRung() || isDue || isOwed;
        if (isDue) {
          this.#isToLook = false;
          void this.#discover(isAsked, signal);
          const given = await allowedPrinters(folder);
          const known = (uri: string): ReachedPrinter | undefined => this.#served.reached(uri);
          const finding = { clock, signal, before: this.#reached, known };
          const reached = await findPrinters(given, finding);
          this.#warn(reached);
          this.#reached = reached;
          foundAt = clock.now();
          givenAt = changed;
        }
        if (isOwed) await this.#meetSite(signal);
        if (isOwed) await this.#rest(signal);
        isOwed = false;
        pause = lookMs;
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof HawserError)) throw error;
        this.#options.say(error.message);
        pause = Math.min(mostPauseMs, pause * 2);
      }
      await this.#bell.wait(pause === lookMs ? pause : pause * (0.5 + random()), signal);
    }
  }

  /** Where thousands are published one after the other, not all are asked for again at each. */
  async #rest(signal: AbortSignal): Promise<void> {
    const restMs = Math.min(longestRestMs, this.#served.size * meetMsPerPrinter);
    await this.#options.clock.sleep(restMs, signal).catch(() => undefined);
  }

  /** Tells the site what there is, and serves what it says. */
  async #meetSite(signal: AbortSignal): Promise<void> {
    const now = JSON.stringify(this.#reached);
    if (now !== this.#reported) {
      await this.#door.report(this.#reached, signal);
      this.#reported = now;
    }
    const isBack = this.#isBack;
    this.#isBack = false;
    this.#served.ask();
    const assignments = await this.#door.assignments(signal).catch((error: unknown) => {
      this.#isBack ||= isBack;
      throw error;
    });
    if (isBack) this.#served.lookForJobs(assignments);
    this.#served.serve(assignments, await allowedPrinters(this.#options.folder));
  }

  /** What it finds is on disk then, which is looked at. */
  async #discover(isAsked: boolean, signal: AbortSignal): Promise<void> {
    try {
      await this.#discovery.look(isAsked, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof HawserError) this.#options.say(error.message);
      else this.#failed?.(error);
    }
  }

  #warn(reached: readonly ReachedPrinter[]): void {
    const isOther = ({ stateReasons }: ReachedPrinter): boolean =>
      stateReasons.includes(otherCertificate);
    const before = new Set(this.#reached.filter(isOther).map(({ uri }) => uri));
    for (const { uri } of reached.filter((each) => isOther(each) && !before.has(each.uri))) {
      this.#options.say(
        `${uri} shows another certificate than the one that it is trusted by, and is not reached. If it was given a new one: hawser-agent remove-connector-printer ${uri}, and add it, or have it found, again.`,
      );
    }
  }
}

/** Most connectors are given their printers, and need not know how to look for them. */
const browseLate: typeof browse = async (how) => (await import('../dns-sd/browse.ts')).browse(how);

function spoken(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
