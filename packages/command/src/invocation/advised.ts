import { HawserError } from '@hawser/core/errors';
import type { Program } from '../program/program.ts';

/** The same error, with what the people of this program are to do: a site knows only of its administrators. */
export function advised(
  error: HawserError,
  { advice }: { readonly advice?: Program['advice'] },
): HawserError {
  const hint = advice?.(error.hint) ?? error.hint;
  if (hint === error.hint) return error;
  const { code, kind, message, status, exitCode, target, cause } = error;
  return new HawserError(code, { kind, message, hint, status, exitCode }, { target, cause });
}
