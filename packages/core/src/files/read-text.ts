import { constants, open, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { HawserError } from '../errors.ts';
import { codeOf, fileErrors, troubleOf } from './file-errors.ts';
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
interface Refusals {
  notAFile(what: string): HawserError;
  tooLarge(): HawserError;
  notText(): HawserError;
  unreadable(error: unknown): HawserError;
}

/** What the file holds, or undefined when there is none. */
export async function readText(path: string, options: ReadOptions): Promise<string | undefined> {
  const target = { target: path };
  return await read(path, options, {
    notAFile: (what) => fileErrors('not-a-file', { path, what }, target),
    tooLarge: () => fileErrors('too-large', { path, limit: options.limit }, target),
    notText: () => fileErrors('malformed', { path, reason: notText }, target),
    unreadable: (error) =>
      fileErrors('unreadable', { path, ...troubleOf(error) }, { ...target, cause: error }),
  });
}

/**
 * What a file holds that a call named. Its error is the caller's: it gets the reason, to end a
 * sentence about the file.
 */
export async function readGiven(
  path: string,
  limit: number,
  refuse: (reason: string, cause?: unknown) => HawserError,
  pipePatience = 5000,
): Promise<string> {
  const text = await read(
    path,
    { limit, pipePatience },
    {
      notAFile: (what) => refuse(`it is not a file, but ${what}`),
      tooLarge: () => refuse(`it is larger than ${limit} bytes`),
      notText: () => refuse(notText),
      unreadable: (error) => refuse(troubleOf(error).reason, error),
    },
  );
  if (text === undefined) throw refuse('there is no such file');
  return text;
}

const notText = 'it is not text in UTF-8';

async function read(
  path: string,
  options: ReadOptions,
  refusals: Refusals,
): Promise<string | undefined> {
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
): Promise<string> {
  if (!stats.isFile()) throw refusals.notAFile(kind(stats));
  if (options.secret === true) requirePrivate(path, stats);
  if (stats.size > options.limit) throw refusals.tooLarge();
  // One byte more, to notice a file that grows meanwhile.
  const buffer = Buffer.alloc(stats.size + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return decoded(buffer.subarray(0, length), refusals);
    length += bytesRead;
  }
  throw refusals.tooLarge();
}

/** Reads to the end of whoever writes into the pipe, and gives up when nobody begins. */
async function readPipe(
  file: FileHandle,
  { limit, patience }: { limit: number; patience: number },
  refusals: Refusals,
): Promise<string> {
  const buffer = Buffer.alloc(limit + 1);
  const end = Date.now() + patience;
  let length = 0;
  while (length < buffer.length) {
    // Not to block, it is told to try again; the end looks like a writer who has not come yet.
    const bytesRead = await file.read(buffer, length).then(
      (part) => part.bytesRead,
      (error: unknown) => (codeOf(error) === 'EAGAIN' ? 'later' : Promise.reject(error as Error)),
    );
    if (bytesRead === 0 && length > 0) return decoded(buffer.subarray(0, length), refusals);
    if (bytesRead === 0 && Date.now() > end) throw refusals.notAFile('a pipe without a writer');
    if (bytesRead === 0 || bytesRead === 'later') await setTimeout(10);
    else length += bytesRead;
  }
  throw refusals.tooLarge();
}

function decoded(bytes: Buffer, refusals: Refusals): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusals.notText();
  }
}

function kind(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a named pipe' : 'a device';
}
