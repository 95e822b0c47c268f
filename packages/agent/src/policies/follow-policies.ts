import { isDeepStrictEqual } from 'node:util';
import { callSite } from '@hawser/core/api/call-site';
import { everything } from '@hawser/core/api/contracts/agent-changes';
import { getAgentPolicies, policiesTopic } from '@hawser/core/api/contracts/agent-policies';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { LinkEvent } from '../connection/keep-connected.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { keepPolicies, readPolicies } from './kept-policies.ts';

interface Following {
  readonly folder: AgentFolder;
  /** The site, where it was reached last. */
  readonly site: () => SiteAddress;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Of a site that has just come up and is busy. */
const againMs = 30_000;
const tries = 4;

/** Keeps what the site tells this device up to date: asked for at each connection, and when it changes. */
export class FollowedPolicies {
  readonly #following: Following;
  #asking: Promise<void> | undefined;
  #isOld = false;

  constructor(following: Following) {
    this.#following = following;
  }

  /** Comes back at once: whoever listens to the site is not to wait for this. */
  hear(event: LinkEvent): void {
    const isNews =
      event.type === 'connected' ||
      (event.type === 'change' && [policiesTopic, everything].includes(event.topic));
    if (!isNews) return;
    this.#isOld = true;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
  }

  async end(): Promise<void> {
    await this.#asking;
  }

  async #ask(): Promise<void> {
    const { clock, signal, say } = this.#following;
    for (let attempt = 1; this.#isOld && attempt <= tries && !signal.aborted; attempt += 1) {
      this.#isOld = false;
      try {
        await this.#fetch();
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof HawserError)) throw error;
        say(`The policies could not be brought up to date. ${error.message}`);
        this.#isOld = true;
        await clock.sleep(againMs, signal).catch(() => undefined);
      }
    }
  }

  async #fetch(): Promise<void> {
    const { folder, site, clock, signal, say } = this.#following;
    const told = await callSite(site(), getAgentPolicies, {}, { signal });
    // What cannot be read is written anew.
    const before = await readPolicies(folder).catch(() => undefined);
    await keepPolicies(folder, new Date(clock.now()).toISOString(), told);
    if (!isDeepStrictEqual(before?.cloudPrint, told)) say('the site has told new policies');
  }
}
