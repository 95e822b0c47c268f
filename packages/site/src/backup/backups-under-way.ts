import { errorTable } from '@hawser/core/errors';

/** The backups that are being made here: what they have still to copy must not go. */
export class BackupsUnderWay {
  #count = 0;

  /** Counts a backup for as long as it is read. */
  async *during(backup: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    this.#count += 1;
    try {
      yield* backup;
    } finally {
      this.#count -= 1;
    }
  }

  /** Throws while there is one. */
  refuse(): void {
    if (this.#count > 0) throw backupsUnderWayErrors('waiting', {});
  }
}

/** @public The reference collects it. */
export const backupsUnderWayErrors = errorTable('backup-under-way', {
  waiting: {
    kind: 'unreachable',
    message: 'A backup is being made, and may still need what would be removed.',
    hint: 'It is tried again by itself.',
  },
});
