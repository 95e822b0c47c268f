import { constants, open, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { HawserError } from '../errors.ts';
import { codeOf } from './file-errors.ts';
import { fileKind } from './file-kind.ts';
import { requirePrivate } from './private.ts';

export interface ReadOptions {
  /** How many bytes the file may have. */
  readonly limit: number;
  /** It holds secrets: refused when others have rights to it. */
  readonly secret?: boolean;
  /** It may be a pipe, as a shell makes of <(…); for so many milliseconds somebody may begin to write. */
  readonly pipePatience?: number;
}

/** The errors for what can be in the way. */
export interface Refusals {
  notAFile(what: string): HawserError;
  tooLarge(): HawserError;
  unreadable(error: unknown): HawserError;
}

/** The bytes of the file, or undefined when there is none. */
export async function readBounded(
  path: string,
  options: ReadOptions,
  refusals: Refusals,
): Promise<Buffer | undefined> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK a named pipe at that path would be waited for for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await file.stat();
    const { limit, pipePatience: patience } = options;
    if (stats.isFIFO() && patience !== undefined) {
      return await readPipe(file, { limit, patience }, refusals);
    }
    return await readWhole(path, file, stats, options, refusals);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof HawserError) throw error;
    throw refusals.unreadable(error);
  } finally {
    await file?.close();
  }
}

async function readWhole(
  path: string,
  file: FileHandle,
  stats: Stats,
  options: ReadOptions,
  refusals: Refusals,
): Promise<Buffer> {
  if (!stats.isFile()) throw refusals.notAFile(fileKind(stats));
  if (options.secret === true) requirePrivate(path, stats);
  if (stats.size > options.limit) throw refusals.tooLarge();
  // One byte more, to notice a file that grows meanwhile. What the system makes as it is read has no size.
  const isMade = stats.size === 0 && stats.blocks === 0;
  const buffer = Buffer.alloc((isMade ? Math.min(options.limit, mostMade) : stats.size) + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
  }
  throw refusals.tooLarge();
}

const mostMade = 1024 ** 2;

/** Reads to the end of whoever writes into the pipe, and gives up when nobody begins. */
async function readPipe(
  file: FileHandle,
  { limit, patience }: { limit: number; patience: number },
  refusals: Refusals,
): Promise<Buffer> {
  const buffer = Buffer.alloc(limit + 1);
  const end = Date.now() + patience;
  let length = 0;
  while (length < buffer.length) {
    // Not to block, it is told to try again; the end looks like a writer who has not come yet.
    const bytesRead = await file.read(buffer, length).then(
      (part) => part.bytesRead,
      (error: unknown) => (codeOf(error) === 'EAGAIN' ? 'later' : Promise.reject(error as Error)),
    );
    if (bytesRead === 0 && length > 0) return buffer.subarray(0, length);
    if (bytesRead === 0 && Date.now() > end) throw refusals.notAFile('a pipe without a writer');
    if (bytesRead === 0 || bytesRead === 'later') await setTimeout(10);
    else length += bytesRead;
  }
  throw refusals.tooLarge();
}
