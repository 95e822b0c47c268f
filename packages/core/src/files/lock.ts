import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { systemClock, type Clock } from '../clock.ts';
import { codeOf, fileErrors, troubleOf } from './file-errors.ts';
import { openSqlite } from './sqlite.ts';

export interface LockOptions {
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

const longestPause = 25;

/**
 * Does the work while nobody else, in this process or another, does work on the same path. The
 * kernel gives the lock back when its holder dies, however it dies. Not reentrant.
 *
 * The lock is SQLite's on an empty database beside the path, since node itself offers none. The
 * file stays: whoever deleted it could delete one that somebody else has just locked.
 */
export async function withLock<Result>(
  path: string,
  work: () => Promise<Result> | Result,
  { timeoutMs = 10_000, clock = systemClock }: LockOptions = {},
): Promise<Result> {
  const lock = `${path}.lock`;
  const database = openLock(path, lock);
  try {
    // Counted in pauses, so that a wall clock that is set neither ends nor prolongs the wait.
    for (let waited = 0; !taken(database, path, lock);) {
      if (waited >= timeoutMs) {
        throw fileErrors('locked', { path, lock, seconds: timeoutMs / 1000 }, { target: path });
      }
      // Short at first and never the same, so that those who wait do not move in step.
      const pause = 1 + Math.random() * Math.min(longestPause, waited + 1);
      await clock.sleep(pause);
      waited += pause;
    }
    return await work();
  } finally {
    database.close();
  }
}

type Database = InstanceType<ReturnType<typeof openSqlite>['DatabaseSync']>;

function openLock(path: string, lock: string): Database {
  try {
    createLock(lock);
    // SQLite opens a file it may not write for reading, and then BEGIN EXCLUSIVE excludes nobody.
    accessSync(lock, constants.W_OK);
    return new (openSqlite().DatabaseSync)(lock);
  } catch (error) {
    throw unusable(path, lock, error);
  }
}

// Synchronous, and never on a file that is there: closing any handle of a file drops all locks that
// this process has on it (POSIX).
function createLock(lock: string): void {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function taken(database: Database, path: string, lock: string): boolean {
  try {
    // Otherwise each lock would create and delete a journal file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isSqlite(error, busy)) return false;
    throw unusable(path, lock, error);
  }
}

// https://www.sqlite.org/rescode.html
const busy = 5;
const notADatabase = 26;

function isSqlite(error: unknown, code: number): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === code;
}

function unusable(path: string, lock: string, error: unknown): Error {
  if (isSqlite(error, notADatabase) || isSomethingElse(lock)) {
    return fileErrors('not-a-lock', { path, lock }, { target: lock, cause: error });
  }
  return fileErrors('no-lock', { path, lock, ...troubleOf(error) }, { target: path, cause: error });
}

function isSomethingElse(lock: string): boolean {
  try {
    return !statSync(lock).isFile();
  } catch {
    return false;
  }
}
