import { watch, type FSWatcher } from 'node:fs';
import type { Clock } from '../../clock.ts';

/** Tells when it is time for another look at a folder. */
export interface FolderChanges extends Disposable {
  /** Resolves when something may have changed since the last time; rejects with the signal's reason. */
  next(signal: AbortSignal): Promise<void>;
}

// The system tells of most changes, but not everywhere: not on network file systems, not when it has
// no watches left, not of a folder that was deleted and made again.
const slowLook = 1000;
// What is written quickly is looked at together.
const breath = 30;

export function changesIn(folder: string, clock: Clock): FolderChanges {
  let changed = Promise.withResolvers<void>();
  const watcher = watched(folder, () => changed.resolve());
  return {
    async next(signal) {
      const slow = clock.timer(slowLook, () => changed.resolve());
      try {
        await unlessAborted(changed.promise, signal);
      } finally {
        slow.cancel();
      }
      changed = Promise.withResolvers();
      await clock.sleep(breath, signal);
    },
    [Symbol.dispose]: () => watcher?.close(),
  };
}

function watched(folder: string, notice: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, notice);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
