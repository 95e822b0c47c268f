import { errorTable, HawserError } from '@hawser/core/errors';
import type { Source } from './source.ts';
import type { Span } from './tree.ts';

/** What can be wrong with how a program is written. */
export const syntaxErrors = errorTable('syntax', {
  unclosed: {
    kind: 'usage',
    message: 'The {what} that begins here has no end.',
    hint: 'Close it with {close}',
  },
  unexpected: {
    kind: 'usage',
    message: '"{found}" makes no sense here: {expected} is needed.',
    hint: 'Put quotes around what is to be taken as it stands. What can be written: hawser get-help about_Language',
  },
  'ends-early': {
    kind: 'usage',
    message: 'The program ends where {expected} is needed.',
    hint: 'Write the rest of it.',
  },
  unsupported: {
    kind: 'usage',
    message: '{what} is not a part of this language.',
    hint: '{instead}',
  },
  'unknown-operator': {
    kind: 'usage',
    message: 'There is no operator {operator}.',
    hint: 'There are {operators}.',
  },
  'unknown-type': {
    kind: 'usage',
    message: 'There is no type [{type}].',
    hint: 'There are {types}.',
  },
  'bad-number': {
    kind: 'usage',
    message: '{written} is too large to be counted exactly.',
    hint: 'Put quotes around it if it is a name.',
  },
  'too-deep': {
    kind: 'usage',
    message: 'There are more than {most} levels of brackets within each other.',
    hint: 'Give parts of it names, in variables or functions.',
  },
  'too-many-operators': {
    kind: 'usage',
    message: 'There are more than {most} operators, properties or elements in a row.',
    hint: 'Give parts of it names, in variables.',
  },
  'too-long': {
    kind: 'usage',
    message: 'The program is longer than {most}.',
    hint: 'Cut it into several runbooks.',
  },
  'not-assignable': {
    kind: 'usage',
    message: 'Nothing can be put into what stands before the {operator}.',
    hint: 'Put it into a variable, a property or an element: $name {operator} …',
  },
  'control-character': {
    kind: 'usage',
    message: 'There is a character that nobody can see: {code}.',
    hint: 'Delete it and write the line anew.',
  },
});

/** An error that knows where in a program it belongs. */
export class PlacedError extends HawserError {
  readonly source: Source;
  readonly span: Span;
  /** More text could make it right: whoever types is asked for the rest. */
  readonly isIncomplete: boolean;
  /** The command that has failed. */
  readonly command: string | undefined;

  constructor(
    error: HawserError,
    source: Source,
    span: Span,
    { isIncomplete = false, command }: { isIncomplete?: boolean; command?: string } = {},
  ) {
    const { code, kind, message, hint, target, status, exitCode } = error;
    super(code, { kind, message, hint, status, exitCode }, { target, cause: error.cause });
    this.source = source;
    this.span = span;
    this.isIncomplete = isIncomplete;
    this.command = command;
  }

  get place(): string {
    const { line, column } = this.source.placeOf(this.span.start);
    const where = `line ${line}, column ${column}`;
    return this.source.name === undefined ? where : `${this.source.name}, ${where}`;
  }
}
