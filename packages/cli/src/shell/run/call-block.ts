import type { Argument } from '@hawser/command/binding/argument';
import { bind } from '@hawser/command/binding/bind';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { type CommonValues, placedParameters } from '@hawser/command/declaration/common-parameters';
import { folded, parameterName } from '@hawser/command/declaration/names';
import { preferWithin } from '../preferences.ts';
import type { DeclaredParameter } from '../syntax/tree.ts';
import { requireItems } from '../values/limits.ts';
import { valuesOf } from './argument-values.ts';
import { describeFunction } from './describe-function.ts';
import type { Frame, RunBlock, Stage, StageCall } from './frame.ts';
import { givenValue } from './given-value.ts';
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

/** Gives the arguments to what param(…) names, or to those that are wanted; without it they are in $args. */
export async function bindParameters(
  { written: { parameters }, run: { defaults } }: RunBlock,
  given: readonly Argument[],
  frame: Frame,
  name: string,
  isWanted: (parameter: DeclaredParameter) => boolean = () => true,
): Promise<void> {
  if (parameters.length === 0) {
    const { common, left } = withoutCommon(name, given);
    preferWithin(common, frame.scope);
    const all = left.flatMap((argument) =>
      argument.kind === 'value'
        ? [argument.value]
        : [argument.text, ...('value' in argument ? [argument.value] : [])],
    );
    frame.scope.set('args', all);
    return;
  }
  const { command, values, secrets, common } = bind(describeFunction(name, parameters), given, {
    program: 'hawser',
  });
  const missing = parameters.filter(
    (each) => each.isMandatory && !values.has(each.name) && !secrets.has(each.name),
  );
  if (missing.length > 0) {
    const names = missing.map((each) => `-${parameterName(each.name)}`).join(', ');
    throw argumentErrors('missing', { parameters: names, program: 'hawser', command: name });
  }
  preferWithin(common, frame.scope);
  for (const [index, parameter] of parameters.entries()) {
    if (!isWanted(parameter)) continue;
    const description = command.parameters[index];
    const secret = secrets.get(parameter.name);
    if (description !== undefined && secret !== undefined) {
      frame.scope.set(parameter.name, await frame.shell.secret(description, secret));
      continue;
    }
    const byDefault = defaults.get(parameter.name);
    frame.scope.set(
      parameter.name,
      values.has(parameter.name) || byDefault === undefined
        ? valueFor(parameter, values.get(parameter.name))
        : await byDefault(frame),
    );
  }
}

/**
 * Whoever calls with -WhatIf what names no parameters means that nothing is changed, and gives no argument;
 * it has to be written as a whole.
 */
function withoutCommon(
  name: string,
  given: readonly Argument[],
): { readonly common: CommonValues; readonly left: readonly Argument[] } {
  const description = describeFunction(name, []);
  const known = new Map(placedParameters(description).map((each) => [folded(each.key), each]));
  const meant: Argument[] = [];
  const left: Argument[] = [];
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] as Argument;
    const next = given[index + 1];
    const parameter = argument.kind === 'parameter' ? known.get(folded(argument.name)) : undefined;
    if (parameter === undefined) left.push(argument);
    else meant.push(argument);
    const needsMore = parameter?.type === 'enum' && argument.value === undefined;
    if (!needsMore || next?.kind !== 'value') continue;
    meant.push(next);
    index += 1;
  }
  return { common: bind(description, meant, { program: 'hawser' }).common, left };
}

function valueFor({ type }: DeclaredParameter, given: unknown): unknown {
  if (given !== undefined) return type === undefined ? given : givenValue(given, type);
  return type === 'switch' || type === 'bool' ? false : null;
}
