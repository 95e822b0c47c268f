import type { FileHandle } from 'node:fs/promises';
import { ConversionFailed } from '../conversion-failed.ts';

/** A PDF that is written object by object, and knows where each is. */
export class PdfFile {
  readonly #file: FileHandle;
  readonly #mostBytes: number;
  readonly #places: number[] = [];
  #length = 0;

  constructor(file: FileHandle, mostBytes: number) {
    this.#file = file;
    this.#mostBytes = mostBytes;
  }

  get length(): number {
    return this.#length;
  }

  async begin(): Promise<void> {
    await this.write('%PDF-1.4\n');
  }

  async write(part: Buffer | string): Promise<void> {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    this.#length += bytes.length;
    if (this.#length > this.#mostBytes) {
      const mebibytes = Math.round(this.#mostBytes / 2 ** 20);
      throw new ConversionFailed(`For the printer it would be larger than ${mebibytes} MiB.`);
    }
    await this.#file.writeFile(bytes);
  }

  async object(number: number, content: string): Promise<void> {
    await this.beginObject(number);
    await this.write(`${content}\n`);
    await this.endObject();
  }

  async beginObject(number: number): Promise<void> {
    this.#places[number] = this.#length;
    await this.write(`${number} 0 obj\n`);
  }

  async endObject(): Promise<void> {
    await this.write('endobj\n');
  }

  /** The table of all objects, which have the numbers from 1 on; the first is the root. */
  async end(): Promise<void> {
    const start = this.#length;
    const count = this.#places.length;
    await this.write(`xref\n0 ${count}\n0000000000 65535 f \n`);
    for (const place of this.#places.slice(1)) {
      await this.write(`${String(place).padStart(10, '0')} 00000 n \n`);
    }
    await this.write(`trailer\n<</Root 1 0 R/Size ${count}>>\nstartxref\n${start}\n%%EOF\n`);
  }
}
