import type { Argument } from '@hawser/command/binding/argument';
import { NumberWord } from '../run/number-word.ts';
import { asText } from '../values/as-text.ts';
import { isNothing } from '../values/kinds.ts';

/** The arguments as a program of the machine takes them: words, each as it was written. */
export function nativeWords(given: readonly Argument[]): readonly string[] {
  return given.flatMap((argument): readonly string[] => {
    if (argument.kind === 'value') return wordsOf(argument.value);
    const { text, joint, value } = argument;
    if (value === undefined) return [text];
    // What a table gives has nothing between its name and its value.
    const words = wordsOf(value);
    return joint === undefined ? [text, ...words] : [`${text}${joint}${words.join(',')}`];
  });
}

function wordsOf(value: unknown): readonly string[] {
  if (value instanceof NumberWord) return [value.written];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return isNothing(value) ? [] : [asText(value)];
}
