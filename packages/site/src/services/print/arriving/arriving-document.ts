import { HawserError } from '@hawser/core/errors';
import type { GrowingFile } from '@hawser/core/files/growing-file';
import {
  interruptPrintDocument,
  renewPrintDocument,
} from '../../../store/mutations/printing/arriving/interrupt-print-document.ts';
import { openPrintDocument } from '../../../store/mutations/printing/arriving/open-print-document.ts';
import type { DescribedNew } from '../../../store/mutations/printing/insert-document.ts';
import type { PrintServiceOptions } from '../ipp-operation.ts';

/** What is smaller is here before anybody could have begun with it. */
const firstBytes = 1024 * 1024;
/** Who takes longer for them would hold up the printer, which is for others as well. */
const firstMs = 2000;
const renewedEveryMs = 10_000;

type Options = Pick<PrintServiceOptions, 'store' | 'clock' | 'arriving'>;

interface Arriving {
  readonly printer: string;
  readonly number: number;
  readonly document: DescribedNew;
}

/** The only document of a job on its way in: once there is enough of it devices may have it as it comes. */
export class ArrivingDocument {
  readonly #job: Arriving;
  readonly #options: Options;
  readonly #ends = new DisposableStack();
  #growing: GrowingFile | undefined;
  #opening: Promise<boolean> | undefined;

  constructor(job: Arriving, options: Options) {
    this.#job = job;
    this.#options = options;
  }

  /** Follows what comes. */
  follow(growing: GrowingFile): void {
    const { clock } = this.#options;
    const began = clock.now();
    this.#growing = growing;
    const watching = growing.watch(() => {
      if (growing.size < firstBytes) return;
      watching[Symbol.dispose]();
      if (clock.now() - began <= firstMs) this.#opening ??= this.#open(growing);
    });
    this.#ends.use(watching);
  }

  /** Whether devices may have had some of it, once no more comes. */
  async wasOpened(): Promise<boolean> {
    return (await this.#opening) === true;
  }

  /** All of it is kept, and its job knows. */
  async finish(): Promise<void> {
    await this.#growing?.finish();
    this.#ends.dispose();
  }

  /** It never becomes whole. */
  async fail(reason: unknown): Promise<void> {
    const { store } = this.#options;
    const { printer, number } = this.#job;
    // First nobody gets more of it.
    await this.#growing?.fail(reason);
    this.#ends.dispose();
    // Where that cannot be kept now, its time does the same.
    if (await this.wasOpened()) {
      await store.mutate(interruptPrintDocument, { printer, number }).catch(untold);
    }
  }

  async #open(growing: GrowingFile): Promise<boolean> {
    const { store, clock, arriving } = this.#options;
    const { printer, number } = this.#job;
    // Whoever hears of it asks at once.
    this.#ends.use(arriving.add(this.#job, growing));
    try {
      await store.mutate(openPrintDocument, this.#job);
    } catch (error) {
      untold(error);
      return false;
    }
    let known = growing.size;
    const renewing = clock.every(renewedEveryMs, () => {
      if (growing.size === known) return;
      known = growing.size;
      store.mutate(renewPrintDocument, { printer, number }).catch(untold);
    });
    this.#ends.defer(() => renewing.cancel());
    return true;
  }
}

/** It arrives all the same, and is handed out when it is here. */
function untold(error: unknown): void {
  if (!(error instanceof HawserError)) throw error;
}
