import type { Argument } from '@hawser/command/binding/argument';
import { NumberWord } from './number-word.ts';

/** The arguments with numbers as numbers, for what works on values. */
export function valuesOf(given: readonly Argument[]): readonly Argument[] {
  return given.map((argument) =>
    argument.value instanceof NumberWord ? { ...argument, value: argument.value.value } : argument,
  );
}

/** The arguments with numbers as they were written, for commands that are called by words. */
export function wordsOf(given: readonly Argument[]): readonly Argument[] {
  return given.map((argument) =>
    argument.value instanceof NumberWord
      ? { ...argument, value: argument.value.written }
      : argument,
  );
}
