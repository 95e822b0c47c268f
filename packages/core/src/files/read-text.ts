import { constants, open, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { HawserError } from '../errors.ts';
import { codeOf, fileErrors, troubleOf } from './file-errors.ts';
import { requirePrivate } from './private.ts';

export interface ReadOptions {
  /** How many bytes the file may have. */
  readonly limit: number;
  /** It holds secrets: refused when others have rights to it. */
  readonly secret?: boolean;
}

/** What the file holds, or undefined when there is none. */
export async function readText(path: string, options: ReadOptions): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK a named pipe at that path would be waited for for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return await readWhole(path, file, options);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof HawserError) throw error;
    throw fileErrors('unreadable', { path, ...troubleOf(error) }, { target: path, cause: error });
  } finally {
    await file?.close();
  }
}

async function readWhole(path: string, file: FileHandle, options: ReadOptions): Promise<string> {
  const stats = await file.stat();
  if (!stats.isFile())
    throw fileErrors('not-a-file', { path, what: kind(stats) }, { target: path });
  if (options.secret === true) requirePrivate(path, stats);
  const tooLarge = fileErrors('too-large', { path, limit: options.limit }, { target: path });
  if (stats.size > options.limit) throw tooLarge;
  // One byte more, to notice a file that grows meanwhile.
  const buffer = Buffer.alloc(stats.size + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return decoded(path, buffer.subarray(0, length));
    length += bytesRead;
  }
  throw tooLarge;
}

function decoded(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fileErrors('malformed', { path, reason: 'it is not text in UTF-8' }, { target: path });
  }
}

function kind(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a named pipe' : 'a device';
}
