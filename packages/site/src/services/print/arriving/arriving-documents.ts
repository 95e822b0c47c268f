import type { GrowingFile } from '@hawser/core/files/growing-file';
import type { PrintJobTable } from '../../../store/tables/print-job.ts';

type JobKey = Pick<PrintJobTable, 'printer' | 'number'>;

/** The documents that come to this replica, and may be handed out before all of them is here. */
export class ArrivingDocuments {
  readonly #byJob = new Map<string, GrowingFile>();

  add(job: JobKey, growing: GrowingFile): Disposable {
    const key = keyOf(job);
    this.#byJob.set(key, growing);
    return {
      [Symbol.dispose]: () => {
        if (this.#byJob.get(key) === growing) this.#byJob.delete(key);
      },
    };
  }

  get(job: JobKey): GrowingFile | undefined {
    return this.#byJob.get(keyOf(job));
  }

  /** Whether there is any. */
  get isEmpty(): boolean {
    return this.#byJob.size === 0;
  }
}

function keyOf({ printer, number }: JobKey): string {
  return `${printer} ${number}`;
}
