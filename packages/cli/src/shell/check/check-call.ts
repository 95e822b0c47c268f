import type { Argument } from '@hawser/command/binding/argument';
import { bind } from '@hawser/command/binding/bind';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { unknownValue } from '@hawser/command/binding/convert';
import { missingParameters } from '@hawser/command/binding/missing';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { parameterName, typedName } from '@hawser/command/declaration/names';
import { describeFunction } from '../run/describe-function.ts';
import type { CommandArgument, CommandCall, Expression, ScriptBlock } from '../syntax/tree.ts';
import type { Find } from './check-program.ts';

interface Surroundings {
  /** Whether objects come down to it, which may fill what is missing. */
  readonly isFed: boolean;
  readonly functions: ReadonlyMap<string, ScriptBlock>;
  readonly find: Find;
}

/** Throws what would be wrong with a call, as far as one can know before it is made. */
export async function checkCall(call: CommandCall, surroundings: Surroundings): Promise<void> {
  const { isFed, functions, find } = surroundings;
  // What & calls is known when it is called.
  if (call.name.kind !== 'literal') return;
  const name = call.name.value;
  const own = functions.get(name.toLowerCase());
  if (own?.parameters.length === 0) return;
  const description = own === undefined ? await find(name) : describeFunction(name, own.parameters);
  const binding = bind(description, call.arguments.flatMap(knownArgument), { program: 'hawser' });
  const isSplat = call.arguments.some(({ kind }) => kind === 'splat');
  const missing = isSplat
    ? []
    : missingParameters(binding).filter((each) => !isFilled(each, isFed));
  if (missing.length === 0) return;
  throw argumentErrors('missing', {
    program: 'hawser',
    command: typedName(description.name),
    parameters: missing.map(({ key }) => `-${parameterName(key)}`).join(', '),
  });
}

function isFilled(parameter: CommandDescription['parameters'][number], isFed: boolean): boolean {
  return isFed && parameter.pipeline !== undefined;
}

function knownArgument(argument: CommandArgument): readonly Argument[] {
  switch (argument.kind) {
    case 'splat':
      return [];
    case 'value':
      return [{ kind: 'value', value: known(argument.value), isWhole: true }];
    case 'parameter': {
      const { name, written: text, value } = argument;
      if (value === undefined) return [{ kind: 'parameter', name, text }];
      return [{ kind: 'parameter', name, text, value: known(value), isWhole: true }];
    }
  }
}

/** What stands there, where that is certain. */
function known(value: Expression): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'number':
      return value.written;
    case 'list':
      return value.items.map(known);
    case 'variable': {
      const name = value.name.toLowerCase();
      return name === 'true' || name === 'false' ? name === 'true' : unknownValue;
    }
    default:
      return unknownValue;
  }
}
