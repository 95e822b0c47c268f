import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fromProblem } from '@hawser/core/errors';
import type { Host } from '../invocation/host.ts';
import { openOutput } from './open-output.ts';
import type { StartMessage } from './start-message.ts';

export interface DetachedStart {
  /** The command, and its words as the other process is to get them. */
  readonly words: readonly string[];
  readonly nodeOptions: readonly string[];
  /** Where it works: the folder of who called could not be removed or unmounted as long as it runs. */
  readonly folder: string;
  /** The file that gets what it says. */
  readonly output: string;
  /** Whether one runs already: what that has said stays, for this start will come to nothing. */
  readonly isThere: () => Promise<boolean>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** For as long as it starts: whoever stops it is told when it has ended. */
  readonly takeSignals: Host['takeSignals'];
  readonly report?: (text: string) => void;
  /** It was to be stopped before it was ready, and has been. */
  readonly stopped: () => Error;
  /** It ended without a word. */
  readonly ended: (ending: string) => Error;
}

/** Starts this program in a process of its own, and comes back when that says that it is ready. */
export async function startDetached<Ready extends object>({
  words,
  nodeOptions,
  folder,
  output: path,
  isThere,
  env,
  signal,
  takeSignals,
  report = () => undefined,
  ...errors
}: DetachedStart): Promise<Ready> {
  const output = await openOutput(path);
  if (!(await isThere())) await output.truncate();
  const script = process.argv[1] ?? '';
  const child = spawn(process.execPath, [...nodeOptions, script, ...words], {
    // A session of its own: what ends the terminal does not end it.
    detached: true,
    cwd: folder,
    env,
    stdio: ['ignore', output.fd, output.fd, 'ipc'],
    windowsHide: true,
  });
  const ended = once(child, 'exit');
  let stops = 0;
  const stop = (): void => {
    stops += 1;
    // Whoever asks twice does not want to wait.
    child.kill(stops === 1 ? 'SIGTERM' : 'SIGKILL');
  };
  signal.addEventListener('abort', stop, { once: true });
  using _ = takeSignals?.((ending) => {
    // The terminal is gone, and with it whoever waits; what was started stays.
    if (ending === 'SIGHUP') process.exit(129);
    stop();
  });
  try {
    const ready = told<Ready>(child, report, errors.ended);
    // Whatever it comes to, what counts is that it was to stop.
    await ready.catch(() => undefined);
    if (stops > 0) {
      await ended;
      throw errors.stopped();
    }
    return await ready;
  } finally {
    signal.removeEventListener('abort', stop);
    await output.close();
    if (child.connected) child.disconnect();
    child.unref();
  }
}

async function told<Ready extends object>(
  child: ReturnType<typeof spawn>,
  report: (text: string) => void,
  endedBy: DetachedStart['ended'],
): Promise<Ready> {
  const ended = once(child, 'exit').then(() => {
    throw endedBy(child.signalCode ?? `exit code ${child.exitCode}`);
  });
  const ready = new Promise<Ready>((resolve, reject) => {
    child.on('message', (message: StartMessage<Ready>) => {
      if (message.kind === 'step') report(message.text);
      else if (message.kind === 'ready') resolve(message);
      else if (message.kind === 'failed') reject(fromProblem(message.problem, 500));
      else reject(new Error(message.message));
    });
  });
  return await Promise.race([ready, ended]);
}
