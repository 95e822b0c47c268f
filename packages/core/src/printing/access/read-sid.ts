import { formatSid, parseSid } from '../../identity/sid.ts';
import { sddlErrors } from './sddl-errors.ts';
import type { SddlReader } from './sddl-reader.ts';
import { isOfDomain, sidAliases, sidOfAlias } from './sid-aliases.ts';

const inNumbers = /S-1-[\dx][\da-fx]*(?:-\d+)+/iy;
const inLetters = /[a-z]{2}/iy;

/** Somebody: by SID, or by two letters. */
export function readSid(reader: SddlReader, domain: string | undefined): string {
  const { position } = reader;
  const found = reader.shown();
  const numbers = reader.take(inNumbers);
  if (numbers !== undefined) {
    const sid = parseSid(numbers);
    if (sid !== undefined) return formatSid(sid);
    throw unknown(`"${numbers.slice(0, 50)}"`, position);
  }
  const alias = reader.take(inLetters)?.toUpperCase();
  if (alias === undefined) throw reader.unexpected('a SID, or two letters for one');
  const sid = sidOfAlias(alias, domain);
  if (sid !== undefined) return sid;
  if (isOfDomain(alias)) throw sddlErrors('no-domain', { found: alias, position });
  throw unknown(found, position);
}

function unknown(found: string, position: number): Error {
  return sddlErrors('alias', { found, position, allowed: sidAliases.join(', ') });
}
