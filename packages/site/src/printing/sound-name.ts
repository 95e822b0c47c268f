import { visible } from '@hawser/core/visible';
import { idForm, nameKey } from '../directory/names.ts';
import { printingErrors } from './printing-errors.ts';

/** The name that a printer may have, in one form: what nobody can see must not make two names of one. */
export function soundName(given: string): string {
  const name = given.normalize('NFC').trim();
  const reason = mistakeIn(name);
  if (reason === undefined) return name;
  throw printingErrors('bad-name', { name: given, reason }, { target: given });
}

/** But for those that scripts and emoji join and choose letters by. */
const hidden = /(?!\p{Join_Control}|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;

function mistakeIn(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (nameKey(name) === '') return 'there is nothing in it to be seen';
  if (visible(name) !== name || hidden.test(name)) return 'it has characters that cannot be seen';
  if (/[/\\]$/.test(name)) return 'it ends with a slash';
  // In any form of it, for it is looked for without that.
  if (idForm.test(nameKey(name))) return 'it looks like an id';
  return undefined;
}
