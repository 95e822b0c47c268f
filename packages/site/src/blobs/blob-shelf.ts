import { Readable } from 'node:stream';
import { systemClock, type Clock } from '@hawser/core/clock';
import { abortable } from './abortable.ts';
import { requireBlobName } from './blob-name.ts';
import { partOf } from './blob-range.ts';
import type * as Blobs from './blob-store.ts';
import { Incoming } from './incoming.ts';
import { joined } from './joined.ts';
import { mergeBlobs } from './merge-blobs.ts';
import { smallBlobLimit, type SmallBlobs } from './small-blobs.ts';
import { sweepBlobs } from './sweep-blobs.ts';
import { UnderWay } from './under-way.ts';

export interface BlobShelfOptions {
  readonly small: SmallBlobs;
  readonly large: Blobs.BlobStore;
  readonly clock?: Clock;
}

/** Keeps small blobs in the database and large ones in the blob store; whoever uses it need not know. */
export class BlobShelf implements Blobs.BlobStore {
  readonly #small: SmallBlobs;
  readonly #large: Blobs.BlobStore;
  readonly #clock: Clock;
  readonly #puts = new UnderWay();

  constructor({ small, large, clock = systemClock }: BlobShelfOptions) {
    this.#small = small;
    this.#large = large;
    this.#clock = clock;
  }

  async put(content: Blobs.BlobContent, options: Blobs.PutOptions = {}): Promise<Blobs.PutBlob> {
    return await this.#puts.run(async () => {
      const chunks = abortable(content, options.signal);
      const head = Buffer.allocUnsafe(smallBlobLimit);
      let size = 0;
      for (;;) {
        const next = await chunks.next();
        if (next.done === true) return await this.#putSmall(head.subarray(0, size), options);
        if (size + next.value.length > head.length) {
          const whole = joined<Uint8Array>([head.subarray(0, size), next.value], chunks);
          return await this.#large.put(whole, options);
        }
        head.set(next.value, size);
        size += next.value.length;
      }
    });
  }

  async get(name: string, range?: Blobs.BlobRange): Promise<Blobs.BlobPart> {
    requireBlobName(name);
    const bytes = await this.#small.get(name);
    if (bytes === undefined) return await this.#large.get(name, range);
    const size = bytes.length;
    const { start, end } = partOf({ name, size }, range ?? { start: 0 });
    const stream = Readable.from(start === end ? [] : [bytes.subarray(start, end)], {
      objectMode: false,
    });
    return { size, length: end - start, stream };
  }

  async stat(name: string): Promise<Blobs.StoredBlob | undefined> {
    requireBlobName(name);
    return (await this.#small.stat(name)) ?? (await this.#large.stat(name));
  }

  async delete(name: string): Promise<void> {
    requireBlobName(name);
    await this.#small.delete(name);
    await this.#large.delete(name);
  }

  list(after?: string): AsyncIterable<Blobs.StoredBlob> {
    return mergeBlobs(this.#small.list(after), this.#large.list(after));
  }

  async sweep(isReferenced: Blobs.IsReferenced, options: Blobs.SweepOptions): Promise<Blobs.Swept> {
    const sweepable = {
      list: () => this.#small.list(),
      deleteUnchanged: async ({ name, storedAt }: Blobs.StoredBlob) =>
        this.#small.delete(name, storedAt),
      removeLeftovers: async () => 0,
    };
    const small = await sweepBlobs(sweepable, this.#clock, isReferenced, options);
    const large = await this.#large.sweep(isReferenced, options);
    return {
      blobs: small.blobs + large.blobs,
      bytes: small.bytes + large.bytes,
      leftovers: large.leftovers,
    };
  }

  /** Closes the blob store too; the database is its owner's. */
  async close(): Promise<void> {
    await this.#puts.ended();
    await this.#large.close();
  }

  async #putSmall(bytes: Uint8Array, options: Blobs.PutOptions): Promise<Blobs.PutBlob> {
    const incoming = new Incoming(options);
    incoming.take(bytes);
    const blob = incoming.finish();
    options.signal?.throwIfAborted();
    await this.#small.put(blob.name, bytes);
    return blob;
  }
}
