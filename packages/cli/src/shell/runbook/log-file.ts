import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { HawserError } from '@hawser/core/errors';
import { troubleOf } from '@hawser/core/files/file-errors';
import { fileKind } from '@hawser/core/files/file-kind';
import { runbookErrors } from './runbook-errors.ts';

/** A file to which lines are added, each on its way to the disk before the next thing is done. */
export interface LogFile extends Disposable {
  add(line: string): void;
}

const { O_APPEND, O_CREAT, O_NONBLOCK, O_RDWR } = constants;

/** Opens it for its user alone. */
export function openLogFile(path: string): LogFile {
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw error instanceof HawserError ? error : unwritable(path, troubleOf(error).reason, error);
    }
  };
  const file = attempt(() => openSync(path, O_APPEND | O_CREAT | O_NONBLOCK | O_RDWR, 0o600));
  const close = (): void => closeSync(file);
  try {
    attempt(() => takeOver(path, file));
  } catch (error) {
    close();
    throw error;
  }
  return {
    add: (line) => attempt(() => writeAll(file, Buffer.from(`${line}\n`))),
    [Symbol.dispose]: close,
  };
}

export function unwritable(path: string, reason: string, cause?: unknown): HawserError {
  return runbookErrors('log-unwritable', { path, reason }, { target: path, cause });
}

function takeOver(path: string, file: number): void {
  const stats = fstatSync(file);
  // Nobody can be interrupted who waits for the reader of a pipe.
  if (stats.isFIFO()) throw unwritable(path, `it is not a file, but ${fileKind(stats)}`);
  if (!stats.isFile()) return;
  const user = process.getuid?.();
  if (user !== undefined && stats.uid !== user)
    throw unwritable(path, 'it belongs to another user');
  // One that was there may be open to others.
  fchmodSync(file, 0o600);
  // What a full disk, or a power cut, has left of a line is one by itself.
  if (stats.size > 0 && lastByte(file, stats.size) !== newline) writeAll(file, Buffer.of(newline));
}

const newline = 0x0a;

function lastByte(file: number, size: number): number | undefined {
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, size - 1);
  return byte[0];
}

/** A disk that gets full takes a part first. */
function writeAll(file: number, bytes: Buffer): void {
  for (let rest = bytes; rest.length > 0; rest = rest.subarray(writeSync(file, rest)));
}
