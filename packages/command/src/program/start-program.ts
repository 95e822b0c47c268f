import { processHost, saysSomething } from './process-host.ts';
import type { Program } from './program.ts';
import { runProgram } from './run-program.ts';

/** Runs a program in this process, and ends it. */
export async function startProgram(program: Program): Promise<never> {
  const interrupted = new AbortController();
  const interrupt = (): void => {
    // Whoever presses twice does not want to wait for anything.
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  };
  process.on('SIGINT', interrupt);
  // Nothing is left that could go on: a question was left with Ctrl-D.
  process.on('beforeExit', interrupt);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, endBySignal);

  const code = await runProgram(program, process.argv.slice(2), processHost(interrupted.signal));
  if (saysSomething()) await new Promise((resolve) => process.stderr.write('', resolve));
  // What a command left open, a connection or a timer, must not keep the prompt waiting.
  process.exit(code);
}

/** Ends as the signal would have, but with a cursor that can be seen. */
function endBySignal(signal: NodeJS.Signals): void {
  if (saysSomething() && process.stderr.isTTY) process.stderr.write('\u001b[?25h');
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
