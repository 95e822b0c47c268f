import { type FileHandle, open } from 'node:fs/promises';

const pieceLength = 256 * 1024;

interface Reader {
  hasLeft: boolean;
  woken: () => void;
}

/** A file that is being written, for those who read what is there of it already. */
export class GrowingFile {
  readonly #file: FileHandle;
  readonly #waiting = new Set<() => void>();
  #size = 0;
  #end: 'open' | 'whole' | { readonly error: unknown } = 'open';
  #readers = 0;
  #isClosed = false;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async of(path: string): Promise<GrowingFile> {
    return new GrowingFile(await open(path, 'r'));
  }

  /** How much of it is there. */
  get size(): number {
    return this.#size;
  }

  grow(bytes: number): void {
    this.#size += bytes;
    this.#wake();
  }

  /** All of it is where it is to be; until then nobody is given its end. */
  async finish(): Promise<void> {
    if (this.#end === 'open') this.#end = 'whole';
    this.#wake();
    await this.#close();
  }

  /** Nothing more comes, and what was read is nothing. */
  async fail(error: unknown): Promise<void> {
    if (this.#end === 'open') this.#end = { error };
    this.#wake();
    await this.#close();
  }

  /** Calls back whenever it has become more, or has ended. */
  watch(woken: () => void): Disposable {
    this.#waiting.add(woken);
    return { [Symbol.dispose]: () => this.#waiting.delete(woken) };
  }

  /** Its bytes from the first on, as they come. Who leaves does so at once, also where nothing comes. */
  read(): AsyncIterableIterator<Uint8Array, void> {
    if (this.#isClosed) throw new Error('it has ended, and is not to be read here');
    this.#readers += 1;
    const reader: Reader = { hasLeft: false, woken: () => undefined };
    const pieces = this.#pieces(reader);
    return {
      next: async () => pieces.next(),
      async return() {
        reader.hasLeft = true;
        reader.woken();
        return await pieces.return();
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async *#pieces(reader: Reader): AsyncGenerator<Uint8Array, void> {
    let bell = Promise.withResolvers<void>();
    reader.woken = () => bell.resolve();
    using _ = this.watch(reader.woken);
    try {
      for (let position = 0; ;) {
        if (reader.hasLeft) return;
        if (typeof this.#end === 'object') throw this.#end.error;
        if (position < this.#size) {
          const length = Math.min(pieceLength, this.#size - position);
          // Each its own: who reads may keep it.
          const piece = Buffer.allocUnsafeSlow(length);
          const { bytesRead } = await this.#file.read(piece, 0, length, position);
          if (bytesRead === 0) throw new Error('it is shorter than what was written');
          position += bytesRead;
          yield piece.subarray(0, bytesRead);
        } else if (this.#end === 'whole') return;
        else {
          await bell.promise;
          bell = Promise.withResolvers();
        }
      }
    } finally {
      this.#readers -= 1;
      await this.#close();
    }
  }

  #wake(): void {
    for (const woken of this.#waiting) woken();
  }

  async #close(): Promise<void> {
    if (this.#end === 'open' || this.#readers > 0 || this.#isClosed) return;
    this.#isClosed = true;
    await this.#file.close();
  }
}
