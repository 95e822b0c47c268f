import { whyGuessable } from './guessable.ts';
import { passwordErrors } from './password-errors.ts';
import { preparedPassword } from './prepared-password.ts';

const least = 12;
const most = 256;

/** A password that somebody chooses, in the form in which it is hashed; throws where it is not taken. */
export function newPassword(given: string, owner: { readonly name: string }): string {
  if (given === '') throw passwordErrors('too-short', { least, count: 0 });
  const prepared = preparedPassword(given);
  if (prepared === undefined && given.length > most) throw passwordErrors('too-long', { most });
  if (prepared === undefined) throw passwordErrors('unfit', {});
  const { length: count } = Array.from(prepared);
  if (count < least) throw passwordErrors('too-short', { least, count });
  if (count > most) throw passwordErrors('too-long', { most });
  if (/\p{Cc}/u.test(prepared)) throw passwordErrors('unfit', {});
  const reason = whyGuessable(prepared, owner.name);
  if (reason !== undefined) throw passwordErrors('guessable', { reason });
  return prepared;
}
