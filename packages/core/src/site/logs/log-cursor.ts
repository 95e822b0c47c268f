import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { codeOf } from '../../files/file-errors.ts';

/** A place in a file of a log. The file is held open, so that it is found again under any name. */
export interface LogCursor {
  readonly file: FileHandle;
  /** The file's number, by which it is known when it has been renamed. */
  readonly inode: bigint;
  /** When it was opened, the file had last been written then; nanoseconds. */
  readonly written: bigint;
  /** Where the first line begins that has not been read. */
  offset: number;
  /** Within a line that is too long to be one. */
  skipping: boolean;
}

/** Opens the file at its beginning; undefined where there is none. */
export async function openCursor(path: string): Promise<LogCursor | undefined> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK a named pipe of that name would be waited for for ever.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat({ bigint: true });
    if (stats.isFile()) {
      return { file, inode: stats.ino, written: stats.mtimeNs, offset: 0, skipping: false };
    }
  } catch (error) {
    await file?.close();
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  await file.close();
  return undefined;
}

export async function closeCursors(cursors: readonly LogCursor[]): Promise<void> {
  await Promise.all(cursors.map(async ({ file }) => file.close()));
}
