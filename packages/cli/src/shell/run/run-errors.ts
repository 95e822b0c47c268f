import { errorTable, type HawserError } from '@hawser/core/errors';
import { PlacedError } from '../syntax/syntax-errors.ts';
import type { PlaceInProgram } from './frame.ts';

export const runErrors = errorTable('program', {
  thrown: {
    kind: 'failed',
    message: '{message}',
    hint: '',
  },
  'no-exit-code': {
    kind: 'usage',
    message: '{value} is no exit code.',
    hint: 'It is a whole number from 0 to 255, where 0 says that all went well.',
  },
  'too-deep': {
    kind: 'usage',
    message: 'More than {most} functions have called each other.',
    hint: 'See whether one calls itself without an end.',
  },
  'no-block': {
    kind: 'usage',
    message: '{value} cannot be called.',
    hint: 'What & calls is a block, or the name of a command.',
  },
  'environment-is-read': {
    kind: 'usage',
    message: 'The environment can be read here, and not changed.',
    hint: 'Put the value into a variable.',
  },
  constant: {
    kind: 'usage',
    message: '${name} cannot be changed.',
    hint: 'Take another name.',
  },
  'no-splat': {
    kind: 'usage',
    message: '@{name} is no table and no list.',
    hint: 'Put the parameters into a table first.',
  },
  'fed-too-much': {
    kind: 'usage',
    message: 'More than {most} objects came at once for what needs them all.',
    hint: 'Choose among them before: Where-Object, Select-Object -First.',
  },
});

/** What throw has thrown: it ends the program unless somebody catches it. */
export class ThrownError extends PlacedError {
  /** As it was thrown. */
  readonly value: unknown;

  constructor(error: HawserError, { source, span }: PlaceInProgram, value: unknown) {
    super(error, source, span);
    this.value = value;
  }
}
