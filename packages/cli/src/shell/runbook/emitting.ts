import { setImmediate } from 'node:timers/promises';
import type { Out } from '../run/frame.ts';

/** Where a run puts what it gives. */
export interface Emitting extends Out {
  /** Resolves when all so far has been taken, and had its turn to be written. Where nobody takes it any more it fails. */
  settled(): Promise<void>;
}

const most = 64;

/** What some work writes, for whoever takes one after the other. Who takes no more stops the work. */
export async function* emitted(
  work: (out: Emitting, signal: AbortSignal) => Promise<void>,
): AsyncGenerator {
  const stopped = new AbortController();
  const waiting: unknown[] = [];
  let bell = Promise.withResolvers<void>();
  let taken = Promise.withResolvers<void>();
  let isEnded = false;
  const out: Emitting = {
    write(value) {
      waiting.push(value);
      bell.resolve();
      if (waiting.length < most) return undefined;
      return taken.promise;
    },
    async settled() {
      while (waiting.length > 0) {
        stopped.signal.throwIfAborted();
        await taken.promise;
      }
      // Whoever writes gathers what comes in one turn.
      await setImmediate();
      await setImmediate();
    },
  };
  const ended = work(out, stopped.signal).finally(() => {
    isEnded = true;
    bell.resolve();
  });
  // Who waits for it comes later.
  ended.catch(() => undefined);
  try {
    for (;;) {
      while (waiting.length > 0) yield waiting.shift();
      taken.resolve();
      taken = Promise.withResolvers();
      if (isEnded) break;
      await bell.promise;
      bell = Promise.withResolvers();
    }
    await ended;
  } finally {
    stopped.abort(new Error('nobody takes what it gives'));
    taken.resolve();
    await ended.catch(() => undefined);
  }
}
