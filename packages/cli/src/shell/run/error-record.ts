import type { Wording } from '@hawser/command/program/wording';
import { HawserError, internalErrors } from '@hawser/core/errors';
import { valueErrors } from '../values/value-errors.ts';
import { speakAs } from '../values/spoken-as.ts';
import { PlacedError } from '../syntax/syntax-errors.ts';
import type { PlaceInProgram } from './frame.ts';
import { ThrownError } from './run-errors.ts';

/** An error as a program looks at it: $_ in catch, and what is in $Error. */
export interface ErrorRecord {
  readonly message: string;
  readonly hint: string;
  readonly code: string;
  readonly kind: string;
  readonly target: unknown;
  readonly command: string;
  readonly place: string;
  readonly exception: { readonly message: string };
  readonly fullyQualifiedErrorId: string;
  readonly categoryInfo: string;
  readonly targetObject: unknown;
}

const endless = /call stack size|stack overflow|circular structure/i;

const behind = new WeakMap<object, HawserError>();

/** Has a record that was kept somewhere be that of an error again. */
export function rememberError(record: object, error: HawserError): void {
  speakAs(record, error.message);
  behind.set(record, error);
}

/** The error in a record that a program holds. */
export function errorBehind(value: unknown): HawserError | undefined {
  return typeof value === 'object' && value !== null ? behind.get(value) : undefined;
}

export function knownError(error: unknown): HawserError {
  if (error instanceof HawserError) return error;
  // What V8 itself does not let a program make.
  if (error instanceof Error && endless.test(error.message)) {
    return valueErrors('too-nested', {}, { cause: error });
  }
  if (error instanceof RangeError && /string length|array length/.test(error.message)) {
    const limits = { what: 'a text or a list', most: 'there is room for' };
    return valueErrors('too-large', limits, { cause: error });
  }
  return internalErrors('fault', {}, { cause: error });
}

/** With the place where it happened, if it has none of its own. */
export function placed(
  error: HawserError,
  { source, span, command = '' }: PlaceInProgram,
): PlacedError {
  return error instanceof PlacedError ? error : new PlacedError(error, source, span, { command });
}

export function errorRecord(error: HawserError, wording?: Wording): ErrorRecord {
  const command = (error instanceof PlacedError ? error.command : undefined) ?? '';
  const { code, kind, message, hint, target } = error;
  const record: ErrorRecord = {
    message,
    hint: wording?.text(hint) ?? hint,
    code,
    kind,
    target: error instanceof ThrownError ? error.value : (target ?? null),
    command,
    place: error instanceof PlacedError ? error.place : '',
    exception: { message },
    fullyQualifiedErrorId: command === '' ? code : `${code},${command}`,
    categoryInfo: kind,
    targetObject: error instanceof ThrownError ? error.value : (target ?? null),
  };
  rememberError(record, error);
  return record;
}
