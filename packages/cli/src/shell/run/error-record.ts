import { HawserError, internalErrors } from '@hawser/core/errors';
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

const behind = new WeakMap<object, HawserError>();

/** The error in a record that a program holds. */
export function errorBehind(value: unknown): HawserError | undefined {
  return typeof value === 'object' && value !== null ? behind.get(value) : undefined;
}

export function knownError(error: unknown): HawserError {
  if (error instanceof HawserError) return error;
  return internalErrors('fault', {}, { cause: error });
}

/** With the place where it happened, if it has none of its own. */
export function placed(
  error: HawserError,
  { source, span, command = '' }: PlaceInProgram,
): PlacedError {
  return error instanceof PlacedError ? error : new PlacedError(error, source, span, { command });
}

export function errorRecord(error: HawserError): ErrorRecord {
  const command = (error instanceof PlacedError ? error.command : undefined) ?? '';
  const { code, kind, message, hint, target } = error;
  const record: ErrorRecord = {
    message,
    hint,
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
  behind.set(record, error);
  return record;
}
