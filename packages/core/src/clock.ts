/** Something that is due later and need not happen. */
export interface Timer {
  cancel(): void;
  /** The process does not stay alive for it. */
  unref(): Timer;
}

/** Time, passed in, so that cycles of minutes and windows of days run in tests in milliseconds. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  timer(ms: number, callback: () => void): Timer;
  /** Calls back each time so many milliseconds have passed, first after the first of them. */
  every(ms: number, callback: () => void): Timer;
}

/** A clock whose time stands still until it is advanced. */
export interface TestClock extends Clock {
  /**
   * Moves time on and runs what becomes due, in order. Before each step the promises that can go on
   * do so; work that waits for a disk or a socket has to be awaited by the test itself.
   */
  advance(ms: number): Promise<void>;
}

/**
 * How long ago something was, for what holds for a while. What seems yet to come was before the clock
 * was set back: nobody knows how long, so it counts as longest ago, and not as lasting until then.
 */
export function elapsed(since: number, now: number): number {
  return now >= since ? now - since : Infinity;
}

type Scheduling = Pick<Clock, 'now' | 'timer'>;

export const systemClock: Clock = clockOf({ now: () => Date.now(), timer: systemTimer });

export function testClock(start = 0): TestClock {
  let time = start;
  const waiting = new Set<{ due: number; callback: () => void }>();
  const scheduling: Scheduling = {
    now: () => time,
    timer(ms, callback) {
      const entry = { due: time + Math.max(0, ms), callback };
      waiting.add(entry);
      const timer: Timer = { cancel: () => void waiting.delete(entry), unref: () => timer };
      return timer;
    },
  };
  return {
    ...clockOf(scheduling),
    async advance(ms) {
      const end = time + ms;
      await settled();
      for (;;) {
        // Stable: of those due at the same moment the one that was set first comes first.
        const [next] = [...waiting].toSorted((one, other) => one.due - other.due);
        if (next === undefined || next.due > end) break;
        waiting.delete(next);
        time = next.due;
        next.callback();
        await settled();
      }
      time = end;
    },
  };
}

// A turn of the event loop ends only when no promise has anything left to do.
async function settled(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setImmediate(resolve);
  return promise;
}

function clockOf(scheduling: Scheduling): Clock {
  return {
    ...scheduling,
    sleep: async (ms, signal) => sleeping(scheduling, ms, signal),
    every: (ms, callback) => repeating(scheduling, ms, callback),
  };
}

async function sleeping({ timer }: Scheduling, ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = timer(ms, resolve);
  const abort = (): void => resolve();
  signal?.addEventListener('abort', abort);
  try {
    await promise;
    signal?.throwIfAborted();
  } finally {
    wake.cancel();
    signal?.removeEventListener('abort', abort);
  }
}

function repeating({ timer }: Scheduling, ms: number, callback: () => void): Timer {
  if (!(ms > 0)) throw new RangeError(`A timer cannot repeat every ${ms} milliseconds.`);
  let kept = true;
  const arm = (): Timer =>
    timer(ms, () => {
      // Armed first: a callback that throws does not end the repetition.
      next = arm();
      if (!kept) next.unref();
      callback();
    });
  let next = arm();
  const repetition: Timer = {
    cancel: () => next.cancel(),
    unref() {
      kept = false;
      next.unref();
      return repetition;
    },
  };
  return repetition;
}

// Node fires at once when asked for more than 2^31-1 ms, which is 24.8 days.
const longest = 2 ** 31 - 1;

function systemTimer(ms: number, callback: () => void): Timer {
  let left = Math.max(0, ms);
  let kept = true;
  const arm = (): NodeJS.Timeout => {
    const part = Math.min(left, longest);
    left -= part;
    const timeout = setTimeout(() => {
      if (left > 0) current = arm();
      else callback();
    }, part);
    return kept ? timeout : timeout.unref();
  };
  let current = arm();
  const timer: Timer = {
    cancel: () => clearTimeout(current),
    unref() {
      kept = false;
      current.unref();
      return timer;
    },
  };
  return timer;
}
