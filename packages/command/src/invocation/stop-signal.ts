import { interruptErrors } from './interrupt-errors.ts';
import type { Host } from './host.ts';

/** Why and when a call is to stop. */
export interface Stop extends Disposable {
  /** Aborted by Ctrl-C or when the time is up; the reason is the error to tell. */
  readonly signal: AbortSignal;
  /** Asks a person; the time that this takes is not counted. */
  asking<Answer>(question: () => Promise<Answer>): Promise<Answer>;
}

export function stopFor(host: Host, timeoutSec: number | undefined): Stop {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(interruptErrors('stopped', {}));
  if (host.interrupted.aborted) interrupt();
  host.interrupted.addEventListener('abort', interrupt, { once: true });

  let left = (timeoutSec ?? 0) * 1000;
  let since = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    if (timeoutSec === undefined) return;
    since = Date.now();
    timer = setTimeout(
      () => controller.abort(interruptErrors('timed-out', { seconds: timeoutSec })),
      left,
    );
  };
  start();
  return {
    signal: controller.signal,
    async asking(question) {
      clearTimeout(timer);
      left -= Date.now() - since;
      try {
        return await question();
      } finally {
        start();
      }
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      host.interrupted.removeEventListener('abort', interrupt);
    },
  };
}

/** The stop of what has no time limit of its own: somebody else's signal. */
export function stopBy(signal: AbortSignal): Stop {
  return { signal, asking: async (question) => question(), [Symbol.dispose]() {} };
}

/** What has begun something may undo it; whoever waits is not to notice. */
const graceMs = 1000;

/**
 * The work, or the reason of the signal if that comes first. Work that heeds the signal is given a
 * moment to tidy up after itself.
 */
export async function unlessStopped<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      const giveUp = (): void => {
        clearTimeout(grace);
        reject(signal.reason as Error);
      };
      const grace = setTimeout(giveUp, graceMs);
      work.then(giveUp, giveUp);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
