import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Host } from '../invocation/host.ts';
import type { EndingSignals } from './ending-signals.ts';

let stderrUsed = false;

/** Whether anything was said on standard error. */
export function saysSomething(): boolean {
  return stderrUsed;
}

const patienceMs = 200;

async function suspend(): Promise<boolean> {
  let isWoken = false;
  const wake = (): void => void (isWoken = true);
  process.once('SIGCONT', wake);
  // All of the job: npx or an older node that started this one would not give the terminal back.
  process.kill(0, 'SIGTSTP');
  // Without a shell above it that looks after jobs the system lets it run on, and says nothing.
  await setTimeout(patienceMs);
  // A time that has passed in sleep is told of before the signal.
  await setImmediate();
  process.removeListener('SIGCONT', wake);
  return isWoken;
}

/** This process as a host: what it is started with. */
export function processHost({ interrupted, take, atEnd }: EndingSignals): Host {
  return {
    // Node makes each of its streams when it is first asked for, and help needs only one of them.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      // Where nobody listens any more, the work goes on all the same.
      if (!stderrUsed) process.stderr.on('error', () => {});
      stderrUsed = true;
      return process.stderr;
    },
    env: process.env,
    interrupted,
    takeSignals: take,
    atEnd,
    ...(process.platform === 'win32' ? {} : { suspend }),
  };
}
