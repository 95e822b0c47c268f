import type { Session } from '@hawser/command/invocation/session';
import { printerOfTopic } from '@hawser/core/api/contracts/connectors';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { thisAgentErrors } from '../agent-errors.ts';
import { changeInWords } from '../connection/change-in-words.ts';
import { keepConnected, type LinkEvent } from '../connection/keep-connected.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { renew } from '../registration/register.ts';
import {
  isRegistered,
  keepRegistration,
  type Registration,
  renewalAt,
  siteAt,
} from '../registration/registration.ts';
import { asOnlyAgent } from './hold-folder.ts';
import { openRoleWork } from './role-work.ts';
import { type AgentStatus, forgetStatus, writeStatus } from './status.ts';

export interface RunOptions {
  readonly folder: AgentFolder;
  readonly registration: Registration;
  readonly version: string;
  /** As whom people sign in at this device. */
  readonly session: Session;
  /** At a device, printers for everybody who uses the machine. */
  readonly allUsers?: boolean;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Says what happens, a line each. */
  readonly say: (line: string) => void;
  readonly random?: () => number;
  /** Hears how it is each time that changes. */
  readonly whenOtherwise?: (status: AgentStatus, event: LinkEvent) => Promise<void>;
}

const hourMs = 3_600_000;

/** How often it looks whether it is an agent at all. */
const lookMs = 5000;

/** Runs an agent until the signal is aborted: connected, and with a certificate that holds. */
export async function runAgent(options: RunOptions): Promise<void> {
  await asOnlyAgent(options.folder, async () => new RunningAgent(options).run());
}

class RunningAgent {
  readonly #options: RunOptions;
  #registration: Registration;
  #status: AgentStatus;
  #again = new AbortController();
  /** Why nothing could be written down the last time. */
  #unwritten = '';

  constructor(options: RunOptions) {
    this.#options = options;
    this.#registration = options.registration;
    const now = this.#now();
    this.#status = {
      process: process.pid,
      state: 'connecting',
      since: now,
      started: now,
      site: null,
      lastError: null,
      lastErrorAt: null,
      lastChange: null,
      lastChangeAt: null,
    };
  }

  async run(): Promise<void> {
    const { folder, clock, signal, version, session, say, random = Math.random } = this.#options;
    const { name, role } = this.#registration.agent;
    say(`the agent starts: ${name}, a ${role}`);
    await this.#write(async () => writeStatus(folder, this.#status));
    const failed = new AbortController();
    const ended = AbortSignal.any([signal, failed.signal]);
    const work = await openRoleWork({
      folder,
      registration: () => this.#registration,
      url: () => this.#status.site ?? this.#registration.url,
      session,
      allUsers: this.#options.allUsers ?? false,
      clock,
      random,
      say,
    });
    const parts = [
      ...(work === undefined ? [] : [work.run(ended)]),
      this.#renewing(ended),
      this.#watching(ended),
      keepConnected({
        registration: () => this.#registration,
        version,
        clock,
        random,
        signal: ended,
        again: () => this.#again.signal,
        tell: async (event) => {
          await this.#tell(event);
          work?.hear(event);
        },
      }),
    ];
    try {
      await Promise.all(parts);
    } finally {
      // One that goes on without the other would look like an agent, and be none.
      failed.abort();
      await Promise.allSettled(parts);
      await forgetStatus(folder);
    }
    say('the agent has ended');
  }

  async #tell(event: LinkEvent): Promise<void> {
    const { folder, say } = this.#options;
    const now = this.#now();
    switch (event.type) {
      case 'connected': {
        say(`connected to ${event.url}`);
        await this.#keepUrls(event.urls);
        this.#status = { ...this.#status, state: 'connected', since: now, site: event.url };
        break;
      }
      case 'change': {
        // It is told of each job, which is nothing that changes how the agent is.
        if (printerOfTopic(event.topic) !== undefined) return;
        const lastChange = changeInWords(event.topic);
        say(`the site says that something has changed: ${lastChange}`);
        this.#status = { ...this.#status, lastChange, lastChangeAt: now };
        break;
      }
      case 'lost': {
        const refused = event.error?.status === 401;
        const error = refused ? thisAgentErrors('let-in-no-more', {}) : event.error;
        const { message = 'The site has ended the connection.', hint = '' } = error ?? {};
        say(`${message} ${hint}`.trim());
        say(`trying again in ${(event.pauseMs / 1000).toFixed(1)} s`);
        const since = this.#status.state === 'connected' ? now : this.#status.since;
        this.#status = { ...this.#status, state: 'connecting', since, site: null };
        this.#status = { ...this.#status, lastError: message, lastErrorAt: now };
        break;
      }
    }
    await this.#write(async () => writeStatus(folder, this.#status));
    await this.#options.whenOtherwise?.(this.#status, event);
  }

  /** What cannot be written down, as when the disk is full, it goes on without. */
  async #write(write: () => Promise<void>): Promise<void> {
    try {
      await write();
      this.#unwritten = '';
    } catch (error) {
      if (!(error instanceof HawserError)) throw error;
      if (this.#unwritten !== error.message) this.#options.say(error.message);
      this.#unwritten = error.message;
    }
  }

  async #keepUrls(urls: readonly string[]): Promise<void> {
    if (urls.length === 0 || urls.join(' ') === this.#registration.urls.join(' ')) return;
    this.#registration = { ...this.#registration, urls: [...urls] };
    await this.#write(async () => keepRegistration(this.#options.folder, this.#registration));
  }

  async #renewing(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    while (!signal.aborted) {
      if (clock.now() >= renewalAt(this.#registration)) await this.#renew(signal);
      // Not all of those that were set up together at the same time.
      await clock.sleep(hourMs * (0.5 + Math.random()), signal).catch(() => undefined);
    }
  }

  /** Its folder can be deleted under it; it would go on with what it remembers, and not come back. */
  async #watching(signal: AbortSignal): Promise<void> {
    const { folder, clock } = this.#options;
    while (!signal.aborted) {
      if (!(await isRegistered(folder))) {
        throw thisAgentErrors(
          'registration-gone',
          { folder: folder.root },
          { target: folder.root },
        );
      }
      await clock.sleep(lookMs, signal).catch(() => undefined);
    }
  }

  async #renew(signal: AbortSignal): Promise<void> {
    const { folder, version, say } = this.#options;
    const before = this.#registration;
    try {
      const site = siteAt(before, this.#status.site ?? before.url);
      this.#registration = await renew(folder, before, { site, version, signal });
      say('the certificate is renewed');
      this.#again.abort();
      this.#again = new AbortController();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof HawserError)) throw error;
      say(`The certificate could not be renewed. ${error.message}`);
    }
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}
