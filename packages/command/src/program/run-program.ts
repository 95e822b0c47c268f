import { exitCodeOf, HawserError } from '@hawser/core/errors';
import { asksForHelp } from '../binding/argument.ts';
import { findCommand } from '../binding/find-command.ts';
import type { Host } from '../invocation/host.ts';
import { messagesTo } from '../invocation/messages.ts';
import { displayOf } from '../output/display.ts';
import { sinkTo } from '../output/sink.ts';
import type { Program } from './program.ts';

/**
 * One run of a program, from its arguments to its exit code. Version, help and completion are
 * answered here, before oclif is loaded.
 */
export async function runProgram(
  program: Program,
  words: readonly string[],
  host: Host,
): Promise<number> {
  try {
    return await answer(program, words, host);
  } catch (error) {
    const debug = words.some((word) => /^--?debug$/i.test(word));
    messagesTo(host.stderr, host.env, { verbose: false, debug, advice: program.advice }).error(
      program.name,
      error,
    );
    return exitCodeOf(error);
  }
}

async function answer(program: Program, words: readonly string[], host: Host): Promise<number> {
  const [first, ...rest] = words;
  if (first === '--version' || first === '-V') {
    return await print(`${program.name} ${program.version}\n`, host);
  }
  if (first === '--complete') {
    const { complete } = await import('../completion/complete.ts');
    return await print(await complete(program, rest, host.env), host);
  }
  if (first === undefined) {
    const ran = await program.runWords?.(words, host);
    if (ran !== undefined) return ran;
  }
  const display = displayOf(host.stdout, host.env);
  if (first === undefined || asksForHelp([first])) {
    const { programHelp } = await import('../help/program-help.ts');
    return await print(await programHelp(program, display), host);
  }
  const ran = await program.runWords?.(words, host);
  if (ran !== undefined) return ran;
  const description = await findCommand(program, first);
  if (asksForHelp(rest)) {
    const { commandHelp } = await import('../help/command-help.ts');
    const style = /^[A-Z]/.test(first) ? 'powershell' : 'long';
    return await print(
      commandHelp(program.name, description, { part: 'usual', style, display }),
      host,
    );
  }
  const { runWithOclif } = await import('./oclif.ts');
  return await runWithOclif(program, description, rest, host);
}

async function print(text: string, host: Host): Promise<number> {
  const sink = sinkTo(host.stdout);
  await sink.write(text);
  await sink.end();
  if (sink.closed.reason instanceof HawserError) throw sink.closed.reason;
  return 0;
}
