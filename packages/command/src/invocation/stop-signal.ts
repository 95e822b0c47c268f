import { interruptErrors } from './interrupt-errors.ts';
import type { Host } from './host.ts';

/** Aborted by Ctrl-C or when the time is up; the reason is the error to tell. */
export function stopSignal(host: Host, timeoutSec: number | undefined): AbortSignal & Disposable {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(interruptErrors('stopped', {}));
  if (host.interrupted.aborted) interrupt();
  host.interrupted.addEventListener('abort', interrupt, { once: true });
  const timer =
    timeoutSec === undefined
      ? undefined
      : setTimeout(
          () => controller.abort(interruptErrors('timed-out', { seconds: timeoutSec })),
          timeoutSec * 1000,
        );
  return Object.assign(controller.signal, {
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      host.interrupted.removeEventListener('abort', interrupt);
    },
  });
}

/** The work, or the reason of the signal if that comes first. */
export async function unlessStopped<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
