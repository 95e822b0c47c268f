import { exitCodeOf, HawserError } from '@hawser/core/errors';
import { asksForHelp } from '../binding/argument.ts';
import { argumentErrors } from '../binding/binding-errors.ts';
import { nearest } from '../binding/match-name.ts';
import { typedName } from '../declaration/names.ts';
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
    messagesTo(host.stderr, host.env, { verbose: false, debug: false }).error(program.name, error);
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
  const display = displayOf(host.stdout, host.env);
  if (first === undefined || asksForHelp([first])) {
    const { programHelp } = await import('../help/program-help.ts');
    return await print(await programHelp(program, display), host);
  }
  const description = await program.catalog.find(first);
  if (description === undefined) {
    const known = (await program.catalog.descriptions()).flatMap(({ name, aliases }) => [
      typedName(name),
      ...aliases,
    ]);
    const near = nearest(first, known);
    throw argumentErrors('unknown-command', {
      name: first,
      suggestion:
        near.length > 0
          ? `Did you mean ${near.join(' or ')}?`
          : `See those there are: ${program.name} get-command`,
    });
  }
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
