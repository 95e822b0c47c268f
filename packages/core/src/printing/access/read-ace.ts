import { type AceFlag, aceFlags } from './ace-flags.ts';
import { type AceType, aceTypes, refusedAceTypes } from './ace-types.ts';
import { readMask } from './read-mask.ts';
import { readSid } from './read-sid.ts';
import { sddlErrors } from './sddl-errors.ts';
import type { SddlReader } from './sddl-reader.ts';
import type { Ace } from './security-descriptor.ts';

const word = /[a-z\d]+/iy;
const object = /[\w-]+/y;
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export type ListName = 'D' | 'S';

/** An entry of a list, without the parenthesis before it. */
export function readAce(reader: SddlReader, list: ListName, domain: string | undefined): Ace {
  const type = readType(reader, list);
  reader.require(';', 'the flags of an entry, behind ";"');
  const flags = readFlags(reader);
  reader.require(';', 'the rights of an entry, behind ";"');
  const mask = readMask(reader);
  reader.require(';', '";" behind the rights of an entry');
  const objectType = readObject(reader, type);
  reader.require(';', '";" before the type of objects that inherit an entry');
  const inheritedObjectType = readObject(reader, type);
  reader.require(';', '";" before whom an entry is for');
  const sid = readSid(reader, domain);
  reader.require(')', '")" at the end of an entry');
  return { type, flags, mask, objectType, inheritedObjectType, sid };
}

function readType(reader: SddlReader, list: ListName): AceType {
  const { position } = reader;
  const found = reader.shown();
  const type = reader.take(word)?.toUpperCase() ?? '';
  const reason = refusedAceTypes.get(type);
  if (reason !== undefined) throw sddlErrors('not-understood', { type, position, reason });
  if (!isAceType(type)) throw sddlErrors('type', { found, position });
  const { effect } = aceTypes[type];
  if ((list === 'D') === (effect === 'allow' || effect === 'deny')) return type;
  const name = list === 'D' ? 'the DACL (D:)' : 'the SACL (S:)';
  throw sddlErrors('wrong-list', { type, list: name, position });
}

function isAceType(text: string): text is AceType {
  return Object.hasOwn(aceTypes, text);
}

function readFlags(reader: SddlReader): readonly AceFlag[] {
  const { position } = reader;
  const found = (reader.take(word) ?? '').toUpperCase();
  if (found === '') return [];
  const given = new Set<string>();
  for (let at = 0; at < found.length; at += 2) {
    const flag = found.slice(at, at + 2);
    if (!aceFlags.some((known) => known === flag)) {
      throw sddlErrors('flag', { found: `"${flag}"`, position: position + at });
    }
    given.add(flag);
  }
  return aceFlags.filter((flag) => given.has(flag));
}

function readObject(reader: SddlReader, type: AceType): string | undefined {
  const { position } = reader;
  const found = reader.take(object)?.toLowerCase();
  if (found === undefined) return undefined;
  if (aceTypes[type].ofObjects && guid.test(found)) return found;
  throw sddlErrors('object', { found: `"${found.slice(0, 50)}"`, position });
}
