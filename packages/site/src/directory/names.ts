import { visible } from '@hawser/core/visible';
import { directoryErrors, type DirectoryKind } from './directory-errors.ts';

/** A name as it is looked for: in one form, without case, and without what nobody sees. */
export function nameKey(name: string): string {
  const seen = name.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return seen.normalize('NFKC').toLowerCase().normalize('NFKC');
}

const longest = 200;

/** What may be written in the place of a name. */
export const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

// As people are used to from sign-in names and addresses of mail.
const signInName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._@+'-]*$/u;

/** The name that somebody or something may have, in one form; throws what is wrong with any other. */
export function checkedName(kind: DirectoryKind, given: string): string {
  const name = given.normalize('NFC');
  const reason = mistakeIn(name) ?? (kind === 'user' ? mistakeInSignIn(name) : undefined);
  if (reason !== undefined) throw directoryErrors('bad-name', { kind, name, reason });
  return name;
}

/** A text that describes somebody or something, such as the name that is shown; it may be empty. */
export function checkedText(what: string, given: string): string {
  const text = given.normalize('NFC').trim();
  if (hasHidden(text)) {
    const reason = 'it has characters that cannot be seen';
    throw directoryErrors('bad-text', { what, text, reason });
  }
  return text;
}

/** An address of mail, as far as one can be told from what is none. */
export function checkedEmail(given: string): string {
  const text = checkedText('address', given);
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  const reason = 'an address is written as name@example.com';
  throw directoryErrors('bad-text', { what: 'address', text, reason });
}

function mistakeIn(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name.length > longest) return `it has more than ${longest} characters`;
  if (hasHidden(name)) return 'it has characters that cannot be seen';
  if (nameKey(name) === '') return 'there is nothing in it to be seen';
  if (name.trim() !== name) return 'it begins or ends with a space';
  // In any form of it, for it is looked for without that.
  if (idForm.test(nameKey(name))) return 'it looks like an id';
  return undefined;
}

function mistakeInSignIn(name: string): string | undefined {
  if (signInName.test(name)) return undefined;
  return "a name to sign in with has letters, digits and . _ @ + ' - only, and begins with a letter, a digit or _";
}

function hasHidden(text: string): boolean {
  return visible(text) !== text;
}
