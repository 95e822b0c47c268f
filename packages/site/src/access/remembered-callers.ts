import { elapsed } from '@hawser/core/clock';
import { Recent } from '../recent.ts';
import type { Caller } from './caller.ts';

interface Remembered {
  readonly caller: Caller;
  readonly at: number;
}

/** For how long somebody counts as known whom the database cannot be asked about any more. */
const holdsMs = 10 * 60_000;
const most = 1000;

/** Whom the site has let in not long ago, by the fingerprints of their certificates. */
export class RememberedCallers {
  readonly #byFingerprint = new Recent<Remembered>(most);

  at(fingerprint: string, now: number): Caller | undefined {
    const found = this.#byFingerprint.get(fingerprint);
    return found !== undefined && elapsed(found.at, now) < holdsMs ? found.caller : undefined;
  }

  remember(fingerprint: string, caller: Caller, now: number): void {
    this.#byFingerprint.set(fingerprint, { caller, at: now });
  }

  forget(fingerprint: string): void {
    this.#byFingerprint.delete(fingerprint);
  }
}
