import { endingSignals } from './ending-signals.ts';
import { processHost, saysSomething } from './process-host.ts';
import type { Program } from './program.ts';
import { runProgram } from './run-program.ts';

/** Runs a program in this process, and ends it. */
export async function startProgram(program: Program): Promise<never> {
  const code = await runProgram(program, process.argv.slice(2), processHost(endingSignals()));
  if (saysSomething()) await new Promise((resolve) => process.stderr.write('', resolve));
  // What a command left open, a connection or a timer, must not keep the prompt waiting.
  process.exit(code);
}
