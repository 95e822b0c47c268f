import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { GrowingFile } from '@hawser/core/files/growing-file';
import { writeChunks } from '@hawser/core/files/write-chunks';
import { onDisk } from './on-disk.ts';

/** A document on its way to the disk, which may be read meanwhile. */
export class SpoolingDocument {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #growing: GrowingFile;
  #isWhole = false;

  private constructor(path: string, file: FileHandle, growing: GrowingFile) {
    this.#path = path;
    this.#file = file;
    this.#growing = growing;
  }

  static async of(path: string): Promise<SpoolingDocument> {
    return await onDisk(path, async () => {
      const file = await open(path, 'w', 0o600);
      return new SpoolingDocument(path, file, await GrowingFile.of(path));
    });
  }

  /** Its bytes as they come, also those that are there; as often as is wanted, also when all of it is. */
  read(): AsyncIterable<Uint8Array> {
    if (!this.#isWhole) return this.#growing.read();
    return createReadStream(this.#path, { highWaterMark: 256 * 1024 });
  }

  /** Takes it from its beginning; of what is there already nothing is kept again. */
  async take(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const more = without(bytes, this.#growing.size);
    const attempt = async (work: () => Promise<void>): Promise<void> => onDisk(this.#path, work);
    await writeChunks(this.#file, more, attempt, (length) => this.#growing.grow(length));
  }

  /** All of it is on disk. */
  async finish(): Promise<void> {
    try {
      await onDisk(this.#path, async () => this.#file.sync());
    } finally {
      await this.#file.close();
    }
    // Who reads it again reads the file, for what grows is closed then.
    this.#isWhole = true;
    await this.#growing.finish();
  }

  /** Nothing more comes. */
  async fail(reason: unknown): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await this.#growing.fail(reason);
  }
}

async function* without(
  bytes: AsyncIterable<Uint8Array>,
  known: number,
): AsyncGenerator<Uint8Array, void> {
  let left = known;
  for await (const piece of bytes) {
    const more = piece.subarray(Math.min(left, piece.length));
    left -= piece.length - more.length;
    if (more.length > 0) yield more;
  }
}
