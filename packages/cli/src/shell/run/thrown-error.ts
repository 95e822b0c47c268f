import { asText } from '../values/as-text.ts';
import { errorBehind } from './error-record.ts';
import type { PlaceInProgram } from './frame.ts';
import { runErrors, ThrownError } from './run-errors.ts';

/** The error that throw throws: what was caught before, or a text that becomes one. */
export function thrownError(value: unknown, place: PlaceInProgram): ThrownError {
  const caught = errorBehind(value);
  if (caught instanceof ThrownError) return caught;
  if (caught !== undefined) return new ThrownError(caught, place, value);
  const message = asText(value).slice(0, 2000) || 'The program has ended itself.';
  return new ThrownError(runErrors('thrown', { message }), place, value);
}
