import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
  type BigIntStats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock, Timer } from '@hawser/core/clock';
import { troubleOf } from '@hawser/core/files/file-errors';
import { makeFolderSync } from '@hawser/core/files/make-folder';
import { logFileName } from '@hawser/core/site/logs/log-file-name';
import { rotate } from './rotate.ts';

/** A file that lines are added to, and that begins anew when it has grown. */
export interface LogFile {
  /** The line is in the file on return. Never throws: a log must not end what it reports on. */
  write(line: string): void;
  close(): void;
}

export interface LogFileOptions {
  readonly folder: string;
  readonly component: string;
  readonly maxBytes: number;
  readonly keep: number;
  readonly clock: Clock;
}

/** The file, as long as it is the one of that name. */
interface Open {
  readonly descriptor: number;
  readonly inode: bigint;
}

/** Since when lines are lost; they are until the next try. */
interface Trouble {
  lost: number;
  readonly reason: string;
  readonly retry: Timer;
}

const pause = 1000;

/** Opens the file when there is something to write. */
export function openLogFile(options: LogFileOptions): LogFile {
  const { folder, component, maxBytes, keep, clock } = options;
  const path = join(folder, logFileName({ component, age: 0 }));
  let open: Open | undefined;
  let trouble: Trouble | undefined;
  let closed = false;
  // Beyond it the next file is begun; moved up where that could not be done.
  let limit = maxBytes;

  const put = (line: string): void => {
    const bytes = Buffer.from(line);
    // Asked for each line, so that none goes into a file that somebody has moved or deleted.
    let stats = statSync(path, { throwIfNoEntry: false, bigint: true });
    if (stats !== undefined && Number(stats.size) + bytes.length > limit && stats.size > 0n) {
      stats = begunAnew() ? undefined : stats;
    }
    if (open === undefined || stats?.ino !== open.inode) {
      release();
      open = opened(path);
      stats = fstatSync(open.descriptor, { bigint: true });
    }
    append(open.descriptor, bytes, stats);
  };

  const begunAnew = (): boolean => {
    try {
      rotate(folder, component, keep);
      limit = maxBytes;
      return true;
    } catch {
      limit += maxBytes;
      return false;
    }
  };

  const release = (): void => {
    if (open !== undefined) closeSync(open.descriptor);
    open = undefined;
  };

  const retry = (): void => {
    if (trouble === undefined) return;
    try {
      put(lossLine(component, trouble, clock));
      trouble.retry.cancel();
      trouble = undefined;
    } catch {
      // It is tried again.
    }
  };

  return {
    write(line) {
      if (closed) return;
      if (trouble !== undefined) {
        trouble.lost += 1;
        return;
      }
      try {
        put(line);
      } catch (error) {
        const timer = clock.every(pause, retry).unref();
        trouble = { lost: 1, reason: troubleOf(error).reason, retry: timer };
      }
    },
    close() {
      retry();
      trouble?.retry.cancel();
      closed = true;
      release();
    },
  };
}

function opened(path: string): Open {
  makeFolderSync(dirname(path), 0o700);
  // To read, too: to see how it ends.
  const descriptor = openSync(path, 'a+', 0o600);
  try {
    const { ino: inode, size } = fstatSync(descriptor, { bigint: true });
    const last = Buffer.alloc(1);
    if (size > 0n && readSync(descriptor, last, 0, 1, size - 1n) === 1 && last[0] !== newline) {
      // Whoever wrote it died over a line; ours is not to be the end of it.
      writeSync(descriptor, '\n');
    }
    return { descriptor, inode };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

const newline = 0x0a;

/** All of it or nothing: what a full disk took of a line would spoil the next one. */
function append(descriptor: number, bytes: Buffer, { size }: BigIntStats): void {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (written > 0) ftruncateSync(descriptor, Number(size));
    throw error;
  }
}

function lossLine(component: string, { lost, reason }: Trouble, clock: Clock): string {
  const time = new Date(clock.now()).toISOString();
  const msg = `${lost} ${lost === 1 ? 'line is' : 'lines are'} lost: ${reason}`;
  return `${JSON.stringify({ level: 'warn', time, component, lost, msg })}\n`;
}
