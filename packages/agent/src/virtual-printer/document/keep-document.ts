import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeChunks } from '@hawser/core/files/write-chunks';
import { PageCounter } from './page-counter.ts';
import { anyFormat, formatOf, type PrintFormat, tellingLength } from './print-formats.ts';

/** A document that is on the disk, and not on paper yet. */
export interface KeptDocument {
  readonly path: string;
  readonly name: string | undefined;
  /** What it is; undefined where nobody can say. */
  readonly format: PrintFormat | undefined;
  /** Whether it is something else than its client has said. */
  readonly isOther: boolean;
  readonly size: number;
  readonly pages: number;
}

/** Writes a document into the folder, in a file that nothing in it has named, and onto the disk. */
export async function keepDocument(
  pieces: AsyncIterable<Uint8Array>,
  { folder, name, said }: { folder: string; name: string | undefined; said: string },
): Promise<KeptDocument> {
  const path = join(folder, `${randomUUID()}.part`);
  const looking = new Looking(pieces, said);
  const file = await open(path, 'wx', 0o600);
  try {
    await writeChunks(file, looking, async (work) => work());
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
  const { format, size, pages } = looking;
  return { path, name, format, isOther: said !== anyFormat && format !== said, size, pages };
}

/** The same pieces, looked at as they go by. */
class Looking {
  readonly #pieces: AsyncIterable<Uint8Array>;
  readonly #said: string;
  #beginning: Buffer = Buffer.alloc(0);
  #counter: PageCounter | undefined;
  format: PrintFormat | undefined;
  size = 0;

  constructor(pieces: AsyncIterable<Uint8Array>, said: string) {
    this.#pieces = pieces;
    this.#said = said;
  }

  get pages(): number {
    return this.#counter?.pages ?? 1;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    for await (const piece of this.#pieces) {
      this.size += piece.length;
      this.#look(piece);
      yield piece;
    }
    this.#tell();
  }

  #look(piece: Uint8Array): void {
    if (this.#counter !== undefined) {
      this.#counter.push(piece);
      return;
    }
    this.#beginning = Buffer.concat([this.#beginning, piece]);
    if (this.#beginning.length >= tellingLength) this.#tell();
  }

  #tell(): void {
    if (this.#counter !== undefined) return;
    const format = formatOf(this.#beginning);
    // Any text can be printed as text.
    const isText = this.#said === 'text/plain' && format === 'application/postscript';
    this.format = isText ? 'text/plain' : format;
    this.#counter = new PageCounter(this.format);
    this.#counter.push(this.#beginning);
    this.#beginning = Buffer.alloc(0);
  }
}
