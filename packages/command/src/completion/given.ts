import { argumentsOf } from '../binding/argument.ts';
import { matchParameter } from '../binding/match-name.ts';
import { parameterSets } from '../binding/parameter-sets.ts';
import { type PlacedParameter, placedParameters } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';

/** What an unfinished line has given so far. */
export interface Given {
  /** By the parameter's key, as typed; of a list, what was given for it with commas. */
  readonly texts: ReadonlyMap<string, string>;
  /** The parameter that was named last and has no value yet. */
  readonly awaiting: PlacedParameter | undefined;
  /** The parameter that a value without a name is for. */
  readonly next: PlacedParameter | undefined;
  /** What can stand beside what was given, by the parameter sets; the command's own first. */
  readonly possible: readonly PlacedParameter[];
}

/**
 * Reads the words before the cursor as the binder would, but for what is wrong in them: that is
 * passed over, since there is still time to mend it.
 */
export function givenSoFar(command: CommandDescription, words: readonly string[]): Given {
  const parameters = placedParameters(command);
  const texts = new Map<string, string>();
  const give = ({ key, list }: PlacedParameter, text: string): void => {
    const before = list === true ? texts.get(key) : undefined;
    texts.set(key, before === undefined ? text : `${before},${text}`);
  };
  const unnamed: string[] = [];
  let awaiting: PlacedParameter | undefined;
  for (const argument of argumentsOf(words)) {
    const text = typeof argument.value === 'string' ? argument.value : '';
    if (argument.kind === 'value') {
      if (awaiting === undefined) unnamed.push(text);
      else give(awaiting, text);
      awaiting = undefined;
      continue;
    }
    const match = matchParameter(argument.name, parameters);
    const parameter = 'found' in match ? match.found : undefined;
    awaiting = argument.value === undefined && parameter?.type !== 'switch' ? parameter : undefined;
    if (parameter !== undefined && awaiting === undefined) give(parameter, text);
  }
  const sets = parameterSets(command).filter((set) =>
    parameters.every((parameter) => !texts.has(parameter.key) || set.has(parameter)),
  );
  const places = (sets[0]?.parameters ?? [])
    .filter(
      ({ key, position }) => position !== undefined && !texts.has(key) && key !== awaiting?.key,
    )
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const last = places.at(-1);
  const overflow = last?.list === true ? last : undefined;
  for (const [index, text] of unnamed.entries()) {
    const parameter = places[index] ?? overflow;
    if (parameter !== undefined) give(parameter, text);
  }
  return {
    texts,
    awaiting,
    next: places[unnamed.length] ?? overflow,
    possible: parameters.filter((parameter) => sets.some((set) => set.has(parameter))),
  };
}
