import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { HawserError } from '@hawser/core/errors';
import { codeOf, fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { Damage } from './archive/damage.ts';
import { format } from './archive/frame-types.ts';
import { NewerFormat, NoBackup, readFrames } from './archive/read-frames.ts';
import { readParts, type BackupPart } from './archive/read-parts.ts';
import { backupErrors } from './backup-errors.ts';
import type { BackupProgress, OnProgress } from './progress.ts';

export interface Reading {
  readonly phase: BackupProgress['phase'];
  readonly progress: OnProgress | undefined;
  readonly signal: AbortSignal | undefined;
}

/** An open backup, which can be read more than once, and is the same file each time. */
export class BackupFile {
  readonly path: string;
  readonly size: number;
  readonly #file: FileHandle;

  static async open(path: string): Promise<BackupFile> {
    let file: FileHandle | undefined;
    try {
      // Without O_NONBLOCK a named pipe at that path would be waited for for ever.
      file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const stats = await file.stat();
      if (!stats.isFile()) throw backupErrors('not-a-backup', { path }, { target: path });
      return new BackupFile(path, stats.size, file);
    } catch (error) {
      await file?.close();
      throw told(path, error);
    }
  }

  private constructor(path: string, size: number, file: FileHandle) {
    this.path = path;
    this.size = size;
    this.#file = file;
  }

  /** What is in it. It ends with its end, and only if all of it is as it was written. */
  async *parts(reading: Reading): AsyncGenerator<BackupPart, void> {
    try {
      yield* readParts(readFrames(this.#chunks(reading)));
    } catch (error) {
      throw told(this.path, error);
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async *#chunks({ phase, progress, signal }: Reading): AsyncGenerator<Buffer, void> {
    for (let at = 0; ;) {
      signal?.throwIfAborted();
      // A new one each time: what was read may still be on its way into a blob store.
      const buffer = Buffer.allocUnsafeSlow(chunkSize);
      const { bytesRead } = await this.#file.read(buffer, 0, chunkSize, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
      progress?.({ phase, done: at, total: this.size });
    }
  }
}

const chunkSize = 256 * 1024;

function told(path: string, error: unknown): unknown {
  const target = { target: path, cause: error };
  if (error instanceof HawserError) return error;
  if (error instanceof Damage) {
    return backupErrors('damaged', { path, reason: error.message }, target);
  }
  if (error instanceof NoBackup) return backupErrors('not-a-backup', { path }, target);
  if (error instanceof NewerFormat) {
    return backupErrors(
      'newer',
      { path, what: 'format', found: error.found, known: format },
      target,
    );
  }
  if (codeOf(error) === 'ENOENT') {
    const mend = 'Correct the path, then repeat the command.';
    return fileErrors('unreadable', { path, reason: 'there is no such file', mend }, target);
  }
  const isOfSystem = /^E[A-Z0-9]+$/.test(codeOf(error));
  return isOfSystem ? fileErrors('unreadable', { path, ...troubleOf(error) }, target) : error;
}
