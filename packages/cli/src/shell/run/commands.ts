import type { Argument } from '@hawser/command/binding/argument';
import { HawserError } from '@hawser/core/errors';
import type { CommandArgument, CommandCall } from '../syntax/tree.ts';
import { asText } from '../values/as-text.ts';
import { BlockValue } from '../values/block-value.ts';
import { HashTable } from '../values/hash-table.ts';
import { isObject, kindOf } from '../values/kinds.ts';
import { placed } from './error-record.ts';
import { callBlock } from './call-block.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate, Frame, Out, PlaceInProgram, RunBlock, Stage } from './frame.ts';
import { after, afterAll, type Later } from './later.ts';
import { NumberWord } from './number-word.ts';
import { Enough, FailedBelow, Leaving } from './leaving.ts';
import { runErrors } from './run-errors.ts';

/** The stage of a command, or of the block that & calls. */
export function compileCommand(
  call: CommandCall,
  compiler: Compiler,
): (frame: Frame, out: Out, isFed: boolean) => Promise<Stage> {
  const name = compiler.expression(call.name);
  const given = call.arguments.map((argument) => compileArgument(argument, compiler));
  const place: PlaceInProgram = { source: compiler.source, span: call };
  return async (frame, out, isFed) => {
    const called = await name(frame);
    const all = (await afterAll(given, (argument) => argument(frame))).flat();
    const isBlock = called instanceof BlockValue;
    if (!isBlock && typeof called !== 'string') {
      throw placed(runErrors('no-block', { value: kindOf(called) }), { ...place, span: call.name });
    }
    const command = isBlock ? '&' : called;
    const here = { ...place, command };
    const started = { frame, out, name: command, given: all, isFed, place: here };
    return await placing(here, async () => {
      if (isBlock) return placedStage(callBlock(called as RunBlock, started), here);
      const runnable = await frame.shell.find(called, frame, { ...here, span: call.name });
      return placedStage(await runnable.start(started), here);
    });
  };
}

/** What fails in the stage has failed at this place, and passes those before it by. */
function placedStage(inner: Stage, place: PlaceInProgram): Stage {
  const refuse = (error: unknown): never => {
    // Whoever looks for the stage that has enough knows this one.
    if (error instanceof Enough && error.stage === inner) throw new Enough(stage);
    if (error instanceof Leaving) throw error;
    throw new FailedBelow(stage, error instanceof HawserError ? placed(error, place) : error);
  };
  const stage: Stage = {
    take(value) {
      try {
        const taken = inner.take(value);
        return taken instanceof Promise ? taken.catch(refuse) : taken;
      } catch (error) {
        return refuse(error);
      }
    },
    end: async () => placing(place, async () => inner.end()),
    close: async () => inner.close?.(),
  };
  return stage;
}

async function placing<Result>(
  place: PlaceInProgram,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    return fail(error, place);
  }
}

function fail(error: unknown, place: PlaceInProgram): never {
  throw error instanceof HawserError ? placed(error, place) : error;
}

function compileArgument(
  argument: CommandArgument,
  compiler: Compiler,
): (frame: Frame) => Later<readonly Argument[]> {
  switch (argument.kind) {
    case 'value': {
      const value = compileWord(argument.value, compiler);
      return (frame) =>
        after(value(frame), (given) => [{ kind: 'value', value: given, isWhole: true }]);
    }
    case 'parameter': {
      const { name, written: text, joint = ':' } = argument;
      if (argument.value === undefined) return () => [{ kind: 'parameter', name, text }];
      const value = compileWord(argument.value, compiler);
      return (frame) =>
        after(value(frame), (given) => [
          { kind: 'parameter', name, text, joint, value: given, isWhole: true },
        ]);
    }
    case 'splat': {
      const value = compiler.expression(argument.variable);
      const { name } = argument.variable;
      return (frame) => after(value(frame), (given) => splatted(given, name));
    }
  }
}

/** A number that stands alone keeps how it was written, until somebody needs it as one. */
function compileWord(value: Parameters<Compiler['expression']>[0], compiler: Compiler): Evaluate {
  if (value.kind !== 'number') {
    const evaluate = compiler.expression(value);
    return (frame) => after(evaluate(frame), (given) => given ?? null);
  }
  const word = new NumberWord(value.value, value.written);
  return () => word;
}

function splatted(given: unknown, name: string): readonly Argument[] {
  const entries =
    given instanceof HashTable ? [...given] : isObject(given) ? Object.entries(given) : undefined;
  if (entries !== undefined) {
    return entries.map(([key, value]) => ({
      kind: 'parameter',
      name: asText(key),
      text: `-${key}`,
      value,
      isWhole: true,
    }));
  }
  if (!Array.isArray(given)) throw runErrors('no-splat', { name });
  return (given as unknown[]).map((value) => ({ kind: 'value', value, isWhole: true }));
}
