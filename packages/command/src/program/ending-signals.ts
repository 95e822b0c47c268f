import type { EndingSignal } from '../invocation/host.ts';
import { saysSomething } from './process-host.ts';
import { onEndOfStarter } from './starter.ts';

/** The signals that end a process, unless somebody takes them. */
export interface EndingSignals {
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  readonly take: (take: (signal: EndingSignal) => void) => Disposable;
  /** Has something done in the last moment before one of them ends the process. */
  readonly atEnd: (work: () => void) => Disposable;
}

export function endingSignals(): EndingSignals {
  const interruption = new AbortController();
  let taker: ((signal: EndingSignal) => void) | undefined;
  const lastly = new Set<() => void>();
  const finish = (): void => lastly.forEach((work) => work());
  const interrupt = (): void => {
    // Whoever presses twice does not want to wait for anything.
    if (interruption.signal.aborted) {
      finish();
      process.exit(130);
    }
    interruption.abort();
  };
  const interrupted = (): void => (taker === undefined ? interrupt() : taker('SIGINT'));
  process.on('SIGINT', interrupted);
  // Nothing is left that could go on: a question was left with Ctrl-D.
  process.on('beforeExit', interrupted);
  const end = (signal: EndingSignal): void => {
    if (taker !== undefined) return taker(signal);
    finish();
    endBy(signal);
  };
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  onEndOfStarter(() => end('SIGTERM'));
  return {
    interrupted: interruption.signal,
    take(take) {
      const before = taker;
      taker = take;
      return {
        [Symbol.dispose]() {
          taker = before;
        },
      };
    },
    atEnd(work) {
      lastly.add(work);
      return { [Symbol.dispose]: () => void lastly.delete(work) };
    },
  };
}

/** Ends as the signal would have, but with a cursor that can be seen. */
function endBy(signal: NodeJS.Signals): void {
  if (saysSomething() && process.stderr.isTTY) process.stderr.write('\u001b[?25h');
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
