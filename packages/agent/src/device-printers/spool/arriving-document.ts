import { constants, type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { syncFolder } from '@hawser/core/files/sync-folder';
import { devicePrinterErrors } from '../device-printer-errors.ts';

const pieceBytes = 256 * 1024;
/** So much may be on its way to the disk. */
const waitingBytes = 1024 * 1024;

/** Its client has gone away in the middle, and may send it again. */
class NotSent extends Error {
  constructor() {
    super('its client has not sent all of it');
  }
}

/**
 * A document that goes to the disk as it comes, and can be read from its beginning as often as it has to
 * be, also while it still comes. Whoever reads it is at its end only when it was released: when nothing
 * of it can be lost any more.
 */
export class ArrivingDocument {
  readonly path: string;
  #size: number;
  #state: 'arriving' | 'kept' | 'broken';
  #changed = Promise.withResolvers<void>();

  private constructor(path: string, size: number, state: 'arriving' | 'kept') {
    this.path = path;
    this.#size = size;
    this.#state = state;
  }

  static arriving(path: string): ArrivingDocument {
    return new ArrivingDocument(path, 0, 'arriving');
  }

  /** One that was kept before. */
  static kept(path: string, size: number): ArrivingDocument {
    return new ArrivingDocument(path, size, 'kept');
  }

  get size(): number {
    return this.#size;
  }

  /** All of it is on disk. */
  get isKept(): boolean {
    return this.#state === 'kept';
  }

  get isBroken(): boolean {
    return this.#state === 'broken';
  }

  /** Writes all of it, and comes back when it is on disk. */
  async keep(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      // Whatever lies there is not of this job, and is not written to.
      await rm(this.path, { force: true });
      const file = await open(this.path, 'wx', 0o600);
      try {
        await this.#write(file, pieces);
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(dirname(this.path));
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  /** From now on it has an end. */
  release(): void {
    if (this.#state !== 'arriving') return;
    this.#state = 'kept';
    this.#tell();
  }

  async discard(): Promise<void> {
    this.#state = 'broken';
    this.#tell();
    await rm(this.path, { force: true });
  }

  /** Some of it is there, or it is known that nothing comes. */
  get isBegun(): boolean {
    return this.#size > 0 || this.#state !== 'arriving';
  }

  /** When that is so. */
  async begun(): Promise<void> {
    while (!this.isBegun) await this.#changed.promise;
  }

  async *read(): AsyncGenerator<Uint8Array, void> {
    await this.begun();
    if (this.isBroken) throw new NotSent();
    // Without O_NONBLOCK a named pipe at that path would be waited for for ever.
    const flags = constants.O_RDONLY | constants.O_NONBLOCK;
    const file = await this.#onDisk(async () => open(this.path, flags));
    try {
      if (!(await file.stat()).isFile()) throw this.#lost();
      for (let at = 0; ;) {
        const written = this.#size;
        const { bytesRead, buffer } = await this.#onDisk(async () =>
          file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, at),
        );
        if (bytesRead > 0) {
          yield buffer.subarray(0, bytesRead);
          at += bytesRead;
        } else if (this.isBroken) throw new NotSent();
        else if (at < written) throw this.#lost();
        else if (this.isKept && at >= this.#size) return;
        else if (at >= this.#size) await this.#changed.promise;
      }
    } finally {
      await file.close();
    }
  }

  /** What is wrong with the disk is told as that. */
  async #onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
    const { path } = this;
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') throw this.#lost();
      throw fileErrors('unreadable', { path, ...troubleOf(error) }, { target: path, cause: error });
    }
  }

  #lost(): Error {
    return devicePrinterErrors('document-lost', { path: this.path }, { target: this.path });
  }

  /** Each piece as soon as the one before is written: who reads it waits for no more than that. */
  async #write(file: FileHandle, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    let waiting: Uint8Array[] = [];
    let bytes = 0;
    let isWriting = false;
    let writing: Promise<void> = Promise.resolve();
    const writeWaiting = async (): Promise<void> => {
      while (waiting.length > 0) {
        const part = Buffer.concat(waiting);
        waiting = [];
        bytes = 0;
        await file.writeFile(part);
        this.#size += part.length;
        this.#tell();
      }
      isWriting = false;
    };
    for await (const piece of pieces) {
      waiting.push(piece);
      bytes += piece.length;
      if (!isWriting) {
        isWriting = true;
        writing = writeWaiting();
        // It is told where it is awaited, which is later.
        writing.catch(() => undefined);
      }
      if (bytes >= waitingBytes) await writing;
    }
    await writing;
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }
}
