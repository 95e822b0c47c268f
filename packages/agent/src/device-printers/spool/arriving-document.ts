import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '@hawser/core/files/sync-folder';

const pieceBytes = 256 * 1024;
/** So much may be on its way to the disk. */
const waitingBytes = 1024 * 1024;

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
      const file = await open(this.path, 'w', 0o600);
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

  /** When some of it is there, or it is known that nothing comes. */
  async begun(): Promise<void> {
    while (this.#size === 0 && this.#state === 'arriving') await this.#changed.promise;
  }

  async *read(): AsyncGenerator<Uint8Array, void> {
    await this.begun();
    if (this.isBroken) throw new Error('its client has not sent all of it');
    const file = await open(this.path);
    try {
      for (let at = 0; ;) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, at);
        if (bytesRead > 0) {
          yield buffer.subarray(0, bytesRead);
          at += bytesRead;
        } else if (this.isBroken) throw new Error('its client has not sent all of it');
        else if (this.isKept && at >= this.#size) return;
        else if (at >= this.#size) await this.#changed.promise;
      }
    } finally {
      await file.close();
    }
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
