import type { Clock } from '@hawser/core/clock';
import type { StoredBlob } from '../../src/blobs/blob-store.ts';
import type { SmallBlobs } from '../../src/blobs/small-blobs.ts';

/** Stands for the table of the database. */
export class SmallBlobsInMemory implements SmallBlobs {
  readonly #blobs = new Map<string, { readonly bytes: Uint8Array; readonly storedAt: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    this.#blobs.set(name, { bytes: Uint8Array.from(bytes), storedAt: this.#clock.now() });
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    return this.#blobs.get(name)?.bytes;
  }

  async stat(name: string): Promise<StoredBlob | undefined> {
    const blob = this.#blobs.get(name);
    return blob && { name, size: blob.bytes.length, storedAt: blob.storedAt };
  }

  async delete(name: string, storedAt?: number): Promise<boolean> {
    if (storedAt !== undefined && this.#blobs.get(name)?.storedAt !== storedAt) return false;
    return this.#blobs.delete(name);
  }

  async *list(after = ''): AsyncGenerator<StoredBlob, void> {
    for (const name of [...this.#blobs.keys()].toSorted()) {
      const blob = name > after ? await this.stat(name) : undefined;
      if (blob !== undefined) yield blob;
    }
  }
}
