import type { Argument } from '@hawser/command/binding/argument';
import { bind, type Binding } from '@hawser/command/binding/bind';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { unknownValue } from '@hawser/command/binding/convert';
import { matchParameter } from '@hawser/command/binding/match-name';
import { missingParameters } from '@hawser/command/binding/missing';
import { requireTaken } from '@hawser/command/binding/pipeline';
import { placedParameters } from '@hawser/command/declaration/common-parameters';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { parameterName, typedName } from '@hawser/command/declaration/names';
import type { OutputType } from '@hawser/command/declaration/output';
import { describeFunction } from '../run/describe-function.ts';
import { givenValue } from '../run/given-value.ts';
import type {
  CommandArgument,
  CommandCall,
  DeclaredParameter,
  ScriptBlock,
  Span,
} from '../syntax/tree.ts';
import type { Find } from './check-program.ts';
import { knownValue } from './known-value.ts';

interface Surroundings {
  /** Whether objects come down to it, which may fill what is missing. */
  readonly isFed: boolean;
  /** Of what type these are, where that is certain. */
  readonly coming: OutputType | undefined;
  readonly functions: ReadonlyMap<string, ScriptBlock>;
  readonly find: Find;
}

/** Told of what is wrong, and where. */
export type Tell = (error: unknown, span: Span) => void;

/** Tells all that would be wrong with a call, as far as one can know before it is made. */
export async function checkCall(
  call: CommandCall,
  { isFed, coming, functions, find }: Surroundings,
  tell: Tell,
): Promise<void> {
  // What & calls is known when it is called.
  if (call.name.kind !== 'literal') return;
  const name = call.name.value;
  const own = functions.get(name.toLowerCase());
  if (own?.parameters.length === 0) return;
  let description: CommandDescription;
  try {
    description = own === undefined ? await find(name) : describeFunction(name, own.parameters);
  } catch (error) {
    tell(error, call);
    return;
  }
  const { binding, left } = boundAsFarAsPossible(call, description, tell);
  if (own !== undefined) checkTypes(own.parameters, binding, call, tell);
  // What was wrong may have been meant for any of them.
  const isUncertain = left.some((each) => each === undefined);
  if (isUncertain || call.arguments.some(({ kind }) => kind === 'splat')) return;
  if (coming !== undefined) {
    try {
      requireTaken(coming.name, binding, { program: 'hawser' });
    } catch (error) {
      tell(error, call);
      return;
    }
  }
  const filled = missingParameters(binding).filter((each) => !isFilled(each, isFed));
  const missing = [...filled, ...mandatoryOf(own, binding)].filter(
    ({ key }) => !left.includes(key),
  );
  if (missing.length === 0) return;
  const parameters = missing.map(({ key }) => `-${parameterName(key)}`).join(', ');
  const command = typedName(description.name);
  tell(argumentErrors('missing', { program: 'hawser', command, parameters }), call);
}

interface Bound {
  readonly binding: Binding;
  /** The parameters that were left out, for what they were given is wrong; undefined where that is not known. */
  readonly left: readonly (string | undefined)[];
}

const mostProblems = 20;

/** The binding without the arguments that are wrong, each of which is told. */
function boundAsFarAsPossible(
  { arguments: written, ...call }: CommandCall,
  description: CommandDescription,
  tell: Tell,
): Bound {
  let rest = written.filter(({ kind }) => kind !== 'splat');
  const left: (string | undefined)[] = [];
  const bound = (given: readonly CommandArgument[]): Binding =>
    bind(description, given.flatMap(knownArgument), { program: 'hawser' });
  for (;;) {
    try {
      return { binding: bound(rest), left };
    } catch (error) {
      const at = left.length < mostProblems ? culprit(rest, bound, error) : -1;
      const wrong = rest[at];
      tell(error, wrong ?? call);
      if (wrong === undefined) return { binding: bound([]), left: [undefined] };
      const named = wrong.kind === 'parameter' ? wrong : namedBefore(rest[at - 1]);
      const from = named === undefined || named === wrong ? at : at - 1;
      const next = rest[at + 1];
      const takesNext = wrong.kind === 'parameter' && wrong.value === undefined;
      const to = takesNext && next?.kind === 'value' ? at + 1 : at;
      left.push(named === undefined ? undefined : keyOf(named.name, description));
      rest = rest.filter((_, index) => index < from || index > to);
    }
  }
}

/** The first argument with which it is as wrong as with all of them. */
function culprit(
  given: readonly CommandArgument[],
  bound: (given: readonly CommandArgument[]) => Binding,
  thrown: unknown,
): number {
  return given.findIndex((_, index) => {
    try {
      bound(given.slice(0, index + 1));
      return false;
    } catch (error) {
      return error instanceof Error && thrown instanceof Error && error.message === thrown.message;
    }
  });
}

type Named = Extract<CommandArgument, { kind: 'parameter' }>;

function namedBefore(argument: CommandArgument | undefined): Named | undefined {
  return argument?.kind === 'parameter' && argument.value === undefined ? argument : undefined;
}

function keyOf(name: string, description: CommandDescription): string | undefined {
  const match = matchParameter(name, placedParameters(description));
  return 'found' in match ? match.found.key : undefined;
}

/** The binder knows nothing of the types of functions. */
function checkTypes(
  parameters: readonly DeclaredParameter[],
  { values }: Binding,
  call: CommandCall,
  tell: Tell,
): void {
  for (const { name, type } of parameters) {
    const value = values.get(name);
    const isKnown = value !== undefined && ![value].flat().includes(unknownValue);
    if (type === undefined || type === 'securestring' || !isKnown) continue;
    try {
      givenValue(value, type);
    } catch (error) {
      tell(error, call);
    }
  }
}

function mandatoryOf(
  own: ScriptBlock | undefined,
  { values, secrets }: Binding,
): readonly { readonly key: string }[] {
  return (own?.parameters ?? []).flatMap(({ name, isMandatory }) =>
    isMandatory && !values.has(name) && !secrets.has(name) ? { key: name } : [],
  );
}

function isFilled(parameter: CommandDescription['parameters'][number], isFed: boolean): boolean {
  return isFed && parameter.pipeline !== undefined;
}

function knownArgument(argument: CommandArgument): readonly Argument[] {
  switch (argument.kind) {
    case 'splat':
      return [];
    case 'value':
      return [{ kind: 'value', value: knownValue(argument.value), isWhole: true }];
    case 'parameter': {
      const { name, written: text, value } = argument;
      if (value === undefined) return [{ kind: 'parameter', name, text }];
      return [{ kind: 'parameter', name, text, value: knownValue(value), isWhole: true }];
    }
  }
}
