import { HawserError, type ErrorEntry } from '@hawser/core/errors';
import { ConstraintViolation, type Constraint } from '../constraint-violation.ts';

/** An error on its way to another thread, which would make a plain Error of it. */
export type CarriedError =
  | {
      readonly as: 'told';
      readonly code: string;
      readonly entry: ErrorEntry;
      readonly target: string | undefined;
    }
  | { readonly as: 'constraint'; readonly constraint: Constraint; readonly message: string }
  | { readonly as: 'fault'; readonly message: string; readonly stack: string | undefined };

export function carried(error: unknown): CarriedError {
  if (error instanceof HawserError) {
    const { code, kind, message, hint, status, target } = error;
    return { as: 'told', code, entry: { kind, message, hint, status }, target };
  }
  if (error instanceof ConstraintViolation) {
    return { as: 'constraint', constraint: error.constraint, message: error.message };
  }
  return error instanceof Error
    ? { as: 'fault', message: error.message, stack: error.stack }
    : { as: 'fault', message: String(error), stack: undefined };
}

export function arrived(error: CarriedError): Error {
  if (error.as === 'told') {
    return new HawserError(error.code, error.entry, { target: error.target });
  }
  if (error.as === 'constraint') return new ConstraintViolation(error.constraint, error.message);
  const fault = new Error(error.message);
  if (error.stack !== undefined) fault.stack = error.stack;
  return fault;
}
