import { createHash } from 'node:crypto';
import { abortable } from './abortable.ts';
import { blobErrors } from './blob-errors.ts';
import type { BlobContent, PutBlob, PutOptions } from './blob-store.ts';

/** Content on its way in: hashed and counted while it is written, and ended where it gets too large. */
export class Incoming {
  readonly #hash = createHash('sha256');
  readonly #options: PutOptions;
  #size = 0;

  constructor(options: PutOptions) {
    this.#options = options;
  }

  /** The chunks of the content, each taken. */
  async *chunks(content: BlobContent): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of abortable(content, this.#options.signal)) {
      this.take(chunk);
      yield chunk;
    }
  }

  take(chunk: Uint8Array): void {
    const { limit = Infinity, expected } = this.#options;
    this.#size += chunk.length;
    if (this.#size > limit) throw blobErrors('too-large', { limit });
    if (this.#size > (expected?.size ?? Infinity)) this.#refuseSize();
    this.#hash.update(chunk);
  }

  /** What it was, after the last chunk; throws when it is not what was announced. */
  finish(): PutBlob {
    const { size, sha256 } = this.#options.expected ?? {};
    if (size !== undefined && size !== this.#size) this.#refuseSize();
    const name = this.#hash.digest('hex');
    if (sha256 !== undefined && sha256 !== name) {
      throw blobErrors('wrong-hash', { sha256: name, expected: sha256.slice(0, 100) });
    }
    return { name, size: this.#size };
  }

  #refuseSize(): never {
    const expected = this.#options.expected?.size ?? 0;
    const size = this.#size > expected ? `more than ${expected}` : this.#size;
    throw blobErrors('wrong-size', { size, expected });
  }
}
