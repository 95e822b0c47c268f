import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { encodeAttributes, encodeInstead } from '@hawser/core/ipp/encode/encode-attributes';
import { Bell } from '../bell.ts';
import { findTools } from './conversion/find-tools.ts';
import {
  changedAttributes,
  deviceAttributes,
  withOfferedFormats,
} from './printers/device-attributes.ts';
import type { GivenPrinter } from './printers/kept-printers.ts';
import { reachedPrinter, type ReachedPrinter } from './printers/reached-printer.ts';
import { askPrinter } from './printers/real-printer.ts';
import { saidTexts } from './printers/said.ts';
import type { CloudPrinter } from './site/cloud-printer.ts';

export interface DeviceStateOptions {
  readonly client: IppClient;
  readonly cloud: CloudPrinter;
  readonly clock: Clock;
  readonly random: () => number;
  readonly ended: AbortSignal;
  /** How often it is asked how it is, in milliseconds. */
  readonly everyMs: () => number;
  /** It answers again: what waits for it need not wait longer. */
  readonly whenBack: () => void;
}

/** How often a printer is asked for its supplies and trays, and how often for what it can do. */
const suppliesMs = 30_000;
const abilitiesMs = 300_000;
const awayPauseMs = 5000;

/** Who looks at a printer at the site sees it stop within seconds; it is asked for no more than that needs. */
const ofMoment = [
  'printer-state',
  'printer-state-reasons',
  'printer-state-message',
  'printer-is-accepting-jobs',
  'printer-alert',
];

/** What changes by itself: state, supplies, alerts, and what lies in the trays. */
const ofState = [
  ...ofMoment,
  'printer-alert-description',
  'printer-supply',
  'printer-supply-description',
  'printer-input-tray',
  'printer-output-tray',
  'media-ready',
  'media-col-ready',
  'marker-names',
  'marker-colors',
  'marker-types',
  'marker-levels',
  'marker-high-levels',
  'marker-low-levels',
  'marker-message',
];

/** Enough of it to say that it was looked at. */
const same: ReadonlySet<string> = new Set(['printer-state', 'printer-state-reasons']);

/** One that does not answer: only what is sure is said of it. */
const away = encodeAttributes({
  'printer-state': 5,
  'printer-state-reasons': ['connecting-to-device'],
  'printer-state-message': 'The connector does not reach the printer.',
});

/** The same of one that prints nothing more until there is room on the disk of its connector. */
function withoutRoom(said: Attributes): Attributes {
  const reasons = saidTexts(said, 'printer-state-reasons').filter((reason) => reason !== 'none');
  return encodeInstead(said, {
    'printer-state-reasons': [...reasons, 'spool-area-full-warning'],
    'printer-state-message': 'The disk of the connector has no room for the next job.',
  });
}

/** Keeps the site told of what a real printer can do and how it is, by what has changed. */
export class DeviceState {
  readonly #options: DeviceStateOptions;
  readonly #first = Promise.withResolvers<void>();
  readonly #bell: Bell;
  #told: ReadonlyMap<string, string> = new Map();
  #isRegistered = false;
  #abilities: Attributes | undefined;
  #isThere = false;
  #askedAt = 0;
  #isAsked = false;
  #suppliesAt = 0;
  /** What it said last of the moment. */
  #moment = '';
  #saidOfState: Attributes | undefined;
  #hasRoom = true;

  constructor(options: DeviceStateOptions) {
    this.#options = options;
    this.#bell = new Bell(options.clock);
  }

  /** Looks at once, and tells what it sees whether it is new or not. */
  look(): void {
    this.#isAsked = true;
    this.#bell.ring();
  }

  /** Whether this disk takes what is to be printed; the site hears where it does not. */
  set hasRoom(hasRoom: boolean) {
    if (hasRoom === this.#hasRoom) return;
    this.#hasRoom = hasRoom;
    // All of it, so that nothing of what was said besides is left.
    this.#askedAt = -Infinity;
    this.#bell.ring();
  }

  /** What the printer can do; undefined while it does not answer. */
  get abilities(): Attributes | undefined {
    return this.#isThere ? this.#abilities : undefined;
  }

  /** How it is, as it said last; undefined where it does not answer. */
  reached(given: GivenPrinter): ReachedPrinter | undefined {
    const { abilities } = this;
    if (abilities === undefined) return undefined;
    const { state, stateReasons } = reachedPrinter(given, this.#saidOfState ?? abilities);
    return { ...reachedPrinter(given, abilities), state, stateReasons };
  }

  /** Waits until the site knows the device. */
  async known(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const abort = (): void => resolve();
    signal.addEventListener('abort', abort);
    await Promise.race([this.#first.promise, promise]);
    signal.removeEventListener('abort', abort);
  }

  async run(stopping: AbortSignal, tell: (error: HawserError) => void): Promise<void> {
    const { random, ended } = this.#options;
    while (!stopping.aborted) {
      try {
        await this.#turn();
        this.#first.resolve();
      } catch (error) {
        if (ended.aborted) return;
        if (!(error instanceof HawserError)) throw error;
        tell(error);
      }
      const pause = this.#isThere ? this.#options.everyMs() : awayPauseMs;
      await this.#bell.wait(pause * (0.75 + random() / 2), stopping);
      this.#bell.wasRung();
    }
  }

  async #turn(): Promise<void> {
    const { cloud, clock } = this.#options;
    const isWhole =
      this.#abilities === undefined ||
      !this.#isThere ||
      Math.abs(clock.now() - this.#askedAt) > abilitiesMs;
    const isAsked = this.#isAsked;
    if (!isWhole && !isAsked && !(await this.#isOtherwise())) return;
    const said = await this.#ask(isWhole);
    const now = this.#hasRoom ? said : withoutRoom(said);
    if (!this.#isRegistered) await cloud.register();
    this.#isRegistered = true;
    const changed =
      changedAttributes(this.#told, now, isWhole && this.#isThere) ??
      (isAsked ? { update: [now.those((name) => same.has(name))], told: this.#told } : undefined);
    if (changed === undefined) return;
    try {
      await cloud.update(changed.update);
      this.#told = changed.told;
      if (isAsked) this.#isAsked = false;
    } catch (error) {
      this.#moment = '';
      // The site may have forgotten it, and hears all of it then.
      if (error instanceof Refusal) this.#isRegistered = false;
      if (error instanceof Refusal) this.#told = new Map();
      throw error;
    }
  }

  /** Whether it says otherwise than the last time how it is, or was long not asked for all that changes. */
  async #isOtherwise(): Promise<boolean> {
    const { client, clock, ended } = this.#options;
    if (Math.abs(clock.now() - this.#suppliesAt) > suppliesMs) return true;
    try {
      const said = await askPrinter(client, ofMoment, ended);
      if (said === undefined) return true;
      const groups = [{ tag: 'printer' as const, attributes: said }];
      const moment = encodeMessage({ code: 0, requestId: 1, groups }).toString('latin1');
      const isOtherwise = moment !== this.#moment;
      this.#moment = moment;
      return isOtherwise;
    } catch (error) {
      ended.throwIfAborted();
      if (error instanceof HawserError) return true;
      throw error;
    }
  }

  async #ask(isWhole: boolean): Promise<Attributes> {
    const { client, clock, ended } = this.#options;
    try {
      this.#suppliesAt = clock.now();
      const wanted = isWhole ? ['all', 'media-col-database'] : ofState;
      const said = await askPrinter(client, wanted, ended);
      if (said === undefined) return away;
      this.#saidOfState = said;
      const isBack = !this.#isThere;
      this.#isThere = true;
      if (isWhole) this.#askedAt = clock.now();
      if (isWhole) this.#abilities = said;
      if (isBack) this.#options.whenBack();
      if (!isWhole) return deviceAttributes(said);
      return deviceAttributes(withOfferedFormats(said, await findTools(process.env)));
    } catch (error) {
      ended.throwIfAborted();
      if (!(error instanceof HawserError)) throw error;
      this.#isThere = false;
      return away;
    }
  }
}
