import type { Argument } from '@hawser/command/binding/argument';
import { folded } from '@hawser/command/declaration/names';
import type { Host } from '@hawser/command/invocation/host';
import { environmentVariable } from '@hawser/core/settings';
import type { ProgramAsked } from './shell-words.ts';
import { parse } from './syntax/parse.ts';
import type { Source } from './syntax/source.ts';
import { asText } from './values/as-text.ts';

/**
 * The form of the output: what stands before the program, or behind it where the program has no parameter of
 * that name, or what the environment says.
 */
export function withFormat(
  { format, given }: ProgramAsked,
  source: Source,
  env: Host['env'],
): Pick<ProgramAsked, 'format' | 'given'> {
  const { [environmentVariable('output')]: inEnvironment = '' } = env;
  const otherwise = format ?? (inEnvironment === '' ? undefined : inEnvironment.toLowerCase());
  const at = given.findIndex((each) => each.kind === 'parameter' && folded(each.name) === 'output');
  if (at === -1 || takesOutput(source)) return { format: otherwise, given };
  const { value, count } = valueAt(given, at);
  return { format: value ?? otherwise, given: given.toSpliced(at, count) };
}

function takesOutput(source: Source): boolean {
  return parse(source).parameters.some(({ name }) => folded(name) === 'output');
}

function valueAt(
  given: readonly Argument[],
  at: number,
): { readonly value: string | undefined; readonly count: number } {
  const own = given[at]?.value;
  const next = given[at + 1];
  if (own !== undefined) return { value: asText(own).toLowerCase(), count: 1 };
  if (next?.kind !== 'value') return { value: '', count: 1 };
  return { value: asText(next.value).toLowerCase(), count: 2 };
}
