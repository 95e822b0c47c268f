import { processHost } from '@hawser/command/program/process-host';
import { runProgram } from '@hawser/command/program/run-program';
import { program } from './program.ts';

const code = await runProgram(program, process.argv.slice(2), processHost());
// What a command left open, a connection or a timer, must not keep the prompt waiting.
process.exit(code);
