import type { Argument } from '@hawser/command/binding/argument';
import { bind } from '@hawser/command/binding/bind';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { parameterName } from '@hawser/command/declaration/names';
import type { DeclaredParameter } from '../syntax/tree.ts';
import { cast } from '../values/cast.ts';
import { requireItems } from '../values/limits.ts';
import { valuesOf } from './argument-values.ts';
import { describeFunction } from './describe-function.ts';
import type { Frame, RunBlock, Stage, StageCall } from './frame.ts';
import { returning } from './leaving.ts';
import { runErrors } from './run-errors.ts';
import { Scope } from './scope.ts';

const deepest = 500;

/** A function or a block as a stage: it runs when all that comes down the pipeline is there, in $input. */
export function callBlock(block: RunBlock, call: StageCall): Stage {
  const { frame, out, name } = call;
  const given = valuesOf(call.given);
  const input: unknown[] = [];
  return {
    take(value) {
      requireItems(input.length + 1);
      input.push(value);
    },
    async end() {
      if (frame.depth >= deepest) throw runErrors('too-deep', { most: deepest });
      // Another stack begins here, so that functions that call each other do not fill this one.
      await Promise.resolve();
      const inner = frameWithin(frame);
      inner.scope.set('input', input);
      await bindParameters(block, given, inner, name);
      try {
        await block.run.execute(inner, out);
      } catch (error) {
        if (error !== returning) throw error;
      }
    },
  };
}

function frameWithin(frame: Frame): Frame {
  return { ...frame, scope: new Scope(frame.scope), depth: frame.depth + 1 };
}

/** Gives the arguments to what param(…) names; without it they are in $args. */
async function bindParameters(
  { written: { parameters }, run: { defaults } }: RunBlock,
  given: readonly Argument[],
  frame: Frame,
  name: string,
): Promise<void> {
  if (parameters.length === 0) {
    const all = given.flatMap((argument) =>
      argument.kind === 'value'
        ? [argument.value]
        : [argument.text, ...('value' in argument ? [argument.value] : [])],
    );
    frame.scope.set('args', all);
    return;
  }
  const { values } = bind(describeFunction(name, parameters), given, { program: 'hawser' });
  const missing = parameters.filter((each) => each.isMandatory && !values.has(each.name));
  if (missing.length > 0) {
    const names = missing.map((each) => `-${parameterName(each.name)}`).join(', ');
    throw argumentErrors('missing', { parameters: names, program: 'hawser', command: name });
  }
  for (const parameter of parameters) {
    const byDefault = defaults.get(parameter.name);
    frame.scope.set(
      parameter.name,
      values.has(parameter.name) || byDefault === undefined
        ? valueFor(parameter, values.get(parameter.name))
        : await byDefault(frame),
    );
  }
}

function valueFor({ type }: DeclaredParameter, given: unknown): unknown {
  if (given !== undefined) return type === undefined ? given : cast(given, type);
  return type === 'switch' || type === 'bool' ? false : null;
}
