import type { HawserError } from '../../errors.ts';
import { ippErrors } from '../ipp-errors.ts';
import { isList, isValue, type Given } from './given.ts';

/** What somebody gave cannot be sent. Its own text stays out of it: it may be a password. */
export function notEncodable(
  name: string,
  given: Given | readonly Given[],
  reason: string,
): HawserError {
  return ippErrors('not-encodable', { name, given: kindOf(given), reason }, { target: name });
}

function kindOf(given: Given | readonly Given[]): string {
  if (isList(given)) return 'a list';
  if (typeof given === 'number') return String(given);
  if (typeof given === 'object') return isValue(given) ? `a ${given.type}` : 'an object';
  return `a ${typeof given}`;
}
