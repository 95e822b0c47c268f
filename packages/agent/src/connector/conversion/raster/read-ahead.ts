import type { FileHandle } from 'node:fs/promises';

/** Reads a file from its beginning to its end, with so much of what comes next in memory as is asked for. */
export class ReadAhead {
  readonly #file: FileHandle;
  readonly #buffer: Buffer;
  #start = 0;
  #end = 0;
  #isOver = false;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#buffer = Buffer.allocUnsafe(size);
  }

  /** At least so many bytes, and fewer only at the end; they are there until the next call. */
  async next(count: number): Promise<Buffer> {
    if (this.#end - this.#start < count && !this.#isOver) {
      this.#buffer.copyWithin(0, this.#start, this.#end);
      this.#end -= this.#start;
      this.#start = 0;
      await this.#fill();
    }
    return this.#buffer.subarray(this.#start, this.#end);
  }

  skip(count: number): void {
    this.#start += count;
  }

  async #fill(): Promise<void> {
    while (this.#end < this.#buffer.length) {
      const room = this.#buffer.length - this.#end;
      const { bytesRead } = await this.#file.read(this.#buffer, this.#end, room);
      if (bytesRead === 0) {
        this.#isOver = true;
        return;
      }
      this.#end += bytesRead;
    }
  }
}
