import { readAce } from './read-ace.ts';
import { readSid } from './read-sid.ts';
import { sddlErrors } from './sddl-errors.ts';
import { SddlReader } from './sddl-reader.ts';
import {
  type AccessList,
  accessListFlags,
  type Ace,
  noAccessControl,
  type SecurityDescriptor,
} from './security-descriptor.ts';

/** Windows ends at 64 KiB of bytes, which are far fewer entries. */
export const sddlLimits = { characters: 2 ** 20, aces: 10_000 } as const;

export interface SddlOptions {
  /** The SID of the domain that DA, DU and others of a domain are of; without one they are refused. */
  readonly domain?: string | undefined;
}

const part = /[OGDS]\s{0,10}:/iy;

/**
 * A security descriptor as it is written ([MS-DTYP] 2.5.1), in upper or lower case, its parts in any order. What
 * is not understood is refused as a whole.
 */
export function parseSddl(text: string, { domain }: SddlOptions = {}): SecurityDescriptor {
  const { length } = text;
  if (length > sddlLimits.characters) {
    throw sddlErrors('too-long', { characters: length, limit: sddlLimits.characters });
  }
  const reader = new SddlReader(text);
  if (reader.ended) throw sddlErrors('empty', {});
  const sids = new Map<string, string>();
  const lists = new Map<string, AccessList>();
  let left: number = sddlLimits.aces;
  while (!reader.ended) {
    const { position } = reader;
    const name = reader.take(part)?.[0]?.toUpperCase();
    if (name === undefined) throw reader.unexpected('O:, G:, D: or S:');
    if (sids.has(name) || lists.has(name)) throw sddlErrors('twice', { part: name, position });
    if (name === 'O' || name === 'G') sids.set(name, readSid(reader, domain));
    else {
      const list = name === 'D' ? 'D' : 'S';
      const flags = readListFlags(reader);
      const aces = readAces(reader, left, () => readAce(reader, list, domain));
      left -= aces.length;
      if (flags.has(noAccessControl) && aces.length > 0) {
        throw sddlErrors('list-flag', {
          found: `${noAccessControl} with entries behind it`,
          position,
        });
      }
      lists.set(name, {
        flags: accessListFlags.filter((flag) => flags.has(flag)),
        aces: flags.has(noAccessControl) ? undefined : aces,
      });
    }
  }
  return {
    owner: sids.get('O'),
    group: sids.get('G'),
    dacl: lists.get('D'),
    sacl: lists.get('S'),
  };
}

const listFlag = /NO_ACCESS_CONTROL|P|AR|AI/iy;

function readListFlags(reader: SddlReader): ReadonlySet<string> {
  const flags = new Set<string>();
  for (;;) {
    const flag = reader.take(listFlag);
    if (flag === undefined) break;
    flags.add(flag.toUpperCase());
  }
  const { position } = reader;
  const found = reader.shown();
  // Whatever else stands before an entry was meant to be one of them, but where the next part begins.
  const isFlag = /^"[a-z]/i.test(found) && !isNextPart(reader);
  if (isFlag) throw sddlErrors('list-flag', { found, position });
  return flags;
}

const nextPart = /(?=[OGDS]\s{0,10}:)/iy;

function isNextPart(reader: SddlReader): boolean {
  return reader.take(nextPart) !== undefined;
}

const opening = /\(/y;

function readAces(reader: SddlReader, most: number, readOne: () => Ace): readonly Ace[] {
  const aces: Ace[] = [];
  while (reader.take(opening) !== undefined) {
    if (aces.length === most) throw sddlErrors('too-many', { limit: sddlLimits.aces });
    aces.push(readOne());
  }
  return aces;
}
