import { visible } from '@hawser/core/visible';
import type { Entry } from 'ldapts';
import { formatSid, parseSid } from '@hawser/core/identity/sid';
import { sidOfOctets } from './sid-octets.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Common {
  /** What the directory knows it by, however it is called. */
  readonly key: string;
  readonly dn: string;
  readonly name: string;
  /** The security identifier that it has there already. */
  readonly sid: string | undefined;
  /** What the directory counts its changes by. */
  readonly mark: string;
}

export interface PremisesUser extends Common {
  readonly displayName: string;
  readonly email: string | null;
  readonly enabled: boolean;
  /** The group that he is in without being among its members. */
  readonly primaryGroup: string | undefined;
}

export interface PremisesGroup extends Common {
  readonly description: string;
  /** Distinguished names. */
  readonly members: readonly string[];
  /** Names of users. */
  readonly memberNames: readonly string[];
}

const longest = { displayName: 200, email: 254, description: 1000 };

/** A person; undefined where something is missing without which nobody can sign in. */
export function premisesUser(entry: Entry, words: Vocabulary): PremisesUser | undefined {
  const common = commonOf(entry, words, words.userName);
  if (common === undefined) return undefined;
  return {
    ...common,
    displayName: shown(first(entry, words.displayName) ?? common.name, longest.displayName),
    email: emailOf(first(entry, ['mail'])),
    enabled: isEnabled(entry),
    primaryGroup: primaryGroupOf(common.sid, first(entry, ['primaryGroupID'])),
  };
}

export function premisesGroup(entry: Entry, words: Vocabulary): PremisesGroup | undefined {
  const common = commonOf(entry, words, words.groupName);
  if (common === undefined) return undefined;
  return {
    ...common,
    description: shown(first(entry, ['description']) ?? '', longest.description),
    members: words.members.flatMap((name) => texts(entry[name])),
    memberNames: words.memberNames === undefined ? [] : texts(entry[words.memberNames]),
  };
}

/** What is looked at of an entry. */
export function attributesOf(words: Vocabulary, kind: 'user' | 'group'): readonly string[] {
  const common = [words.key, words.sid, words.mark];
  return kind === 'user'
    ? [
        ...common,
        ...words.userName,
        ...words.displayName,
        'mail',
        'userAccountControl',
        'primaryGroupID',
        'pwdAccountLockedTime',
      ]
    : [
        ...common,
        ...words.groupName,
        'description',
        ...words.members,
        ...(words.memberNames === undefined ? [] : [words.memberNames]),
      ];
}

/** The key of an entry as text. */
export function keyOf(entry: Entry, words: Vocabulary): string | undefined {
  const [value] = [entry[words.key] ?? []].flat();
  const key = Buffer.isBuffer(value) ? value.toString('hex') : value?.toLowerCase();
  return key !== undefined && /^[\w-]{1,100}$/.test(key) ? key : undefined;
}

function commonOf(entry: Entry, words: Vocabulary, names: readonly string[]): Common | undefined {
  const key = keyOf(entry, words);
  const name = first(entry, names);
  if (key === undefined || name === undefined) return undefined;
  return {
    key,
    dn: stored(entry.dn),
    name,
    sid: sidOf(entry, words),
    mark: markOf(first(entry, [words.mark])),
  };
}

function sidOf(entry: Entry, { sid }: Vocabulary): string | undefined {
  const [value] = [entry[sid] ?? []].flat();
  if (Buffer.isBuffer(value)) return sidOfOctets(value);
  const written = value === undefined ? undefined : parseSid(value);
  return written === undefined ? undefined : formatSid(written);
}

/** UF_ACCOUNTDISABLE, or an account that an administrator has locked for good. */
function isEnabled(entry: Entry): boolean {
  const control = Number(first(entry, ['userAccountControl']) ?? 0);
  const locked = first(entry, ['pwdAccountLockedTime']);
  return (control & 2) === 0 && locked !== '000001010000Z';
}

/** Groups of a domain share all but the last number with its users. */
function primaryGroupOf(sid: string | undefined, rid: string | undefined): string | undefined {
  if (sid === undefined || rid === undefined || !/^\d{1,10}$/.test(rid)) return undefined;
  return sid.replace(/\d+$/, rid);
}

function first(entry: Entry, names: readonly string[]): string | undefined {
  return names.flatMap((name) => texts(entry[name])).find((text) => text !== '');
}

function texts(value: Entry[string] | undefined): readonly string[] {
  return [value ?? []]
    .flat()
    .map((each) => stored(Buffer.isBuffer(each) ? each.toString('utf8') : each));
}

/** PostgreSQL keeps no text with a NUL in it. */
function stored(text: string): string {
  return text.replaceAll('\0', '');
}

/** Many may write of themselves what they like: of that as much is taken as could be said here. */
function shown(text: string, most: number): string {
  return visible(text.slice(0, most)).slice(0, most);
}

function emailOf(text: string | undefined): string | null {
  const isOne = text !== undefined && text.length <= longest.email && visible(text) === text;
  return isOne ? text : null;
}

/** It comes back in a filter. */
function markOf(text: string | undefined): string {
  return text !== undefined && /^[\d.,Z+-]{1,40}$/.test(text) ? text : '';
}
