import { isDeepStrictEqual } from 'node:util';
import { callSite } from '@hawser/core/api/call-site';
import { everything } from '@hawser/core/api/contracts/agent-changes';
import { getAgentPolicies, policiesTopic } from '@hawser/core/api/contracts/agent-policies';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { Bell } from '../bell.ts';
import type { LinkEvent } from '../connection/keep-connected.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import type { RoleWork } from '../running/role-work.ts';
import { keepPolicies, readPolicies } from './kept-policies.ts';

interface Following {
  readonly folder: AgentFolder;
  /** The site, where it was reached last. */
  readonly site: () => SiteAddress;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

/** Of a site that has just come up and is busy. */
const againMs = 30_000;
/** What changes is told; nothing else is asked for. */
const longMs = 24 * 3_600_000;

/** Keeps what the site tells this device up to date: asked for at each connection, and when it changes. */
export class FollowedPolicies implements RoleWork {
  readonly #following: Following;
  readonly #bell: Bell;
  /** What was said the last time. */
  #trouble = '';

  constructor(following: Following) {
    this.#following = following;
    this.#bell = new Bell(following.clock);
  }

  hear(event: LinkEvent): void {
    const isNews =
      event.type === 'connected' ||
      (event.type === 'change' && [policiesTopic, everything].includes(event.topic));
    if (isNews) this.#bell.ring();
  }

  async run(signal: AbortSignal): Promise<void> {
    let pause = longMs;
    while (!signal.aborted) {
      await this.#bell.wait(pause, signal);
      const isWanted = this.#bell.wasRung() || pause === againMs;
      pause = !isWanted || (await this.#isBroughtUpToDate(signal)) ? longMs : againMs;
    }
  }

  async #isBroughtUpToDate(signal: AbortSignal): Promise<boolean> {
    try {
      await this.#fetch(signal);
      this.#trouble = '';
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!(error instanceof HawserError)) throw error;
      if (error.message !== this.#trouble) {
        this.#following.say(`The policies could not be brought up to date. ${error.message}`);
      }
      this.#trouble = error.message;
      return false;
    }
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    const { folder, site, clock, say } = this.#following;
    const told = await callSite(site(), getAgentPolicies, {}, { signal });
    // What cannot be read is written anew.
    const before = await readPolicies(folder).catch(() => undefined);
    await keepPolicies(folder, new Date(clock.now()).toISOString(), told);
    const known = before && { ...before.cloudPrint, printers: before.printers };
    if (!isDeepStrictEqual(known, { printers: undefined, ...told }))
      say('the site has told new policies');
  }
}
