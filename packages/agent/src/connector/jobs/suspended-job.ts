import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { offers } from '../printers/offers.ts';
import type { JobWord } from '../site/cloud-printer.ts';
import type { JobWish } from './told-site.ts';

interface Suspending {
  readonly client: IppClient;
  readonly abilities: () => Attributes | undefined;
  readonly isLeft: boolean;
  readonly signal: AbortSignal;
}

/**
 * Has a printer stop a job in the middle and go on with it (RFC 3998, 4.3), as far as it offers that: one
 * that does not prints it.
 */
export class SuspendedJob {
  readonly #printerJob: number;
  readonly #suspending: Suspending;
  /** By us, and not by somebody who stands at the printer; unknown at first of what is left from before. */
  #isSuspended: boolean | undefined;

  constructor(printerJob: number, suspending: Suspending) {
    this.#printerJob = printerJob;
    this.#suspending = suspending;
    this.#isSuspended = suspending.isLeft ? undefined : false;
  }

  /** Gives whether the printer has done something. */
  async become(wanted: Exclude<JobWish, 'cancel'>, seen: JobWord): Promise<boolean> {
    this.#isSuspended ??= seen.reasons?.includes('job-suspended') === true;
    const isWanted = wanted === 'suspend';
    if (isWanted === this.#isSuspended) return false;
    const { client, abilities, signal } = this.#suspending;
    const name = isWanted ? 'Suspend-Current-Job' : 'Resume-Job';
    if (!offers(abilities(), name)) return false;
    const groups = [{ tag: 'operation' as const, attributes: { 'job-id': this.#printerJob } }];
    try {
      await client.send(name, groups, { signal, repeating: { attempts: 1 } });
      this.#isSuspended = isWanted;
      return true;
    } catch (error) {
      signal.throwIfAborted();
      // It is not at it yet, or at its end already: tried again with the next look.
      if (!(error instanceof HawserError)) throw error;
      return false;
    }
  }
}
