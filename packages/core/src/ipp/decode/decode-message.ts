import { Attributes } from '../attributes.ts';
import { defaultLimits, type MessageLimits } from '../limits.ts';
import type { Group, Message } from '../message.ts';
import { groupTags, type GroupName } from '../tags.ts';
import { Scanner, type ScannedGroup } from './scanner.ts';

export interface DecodeOptions {
  readonly limits?: Partial<MessageLimits>;
  /**
   * What to do about a value whose bytes do not fit its tag. Printers send such, and to keep them as
   * `other` spoils only the attribute that they belong to.
   */
  readonly badValues?: 'refuse' | 'keep';
}

/** A message, and where in the bytes the document begins. */
export interface Decoded {
  readonly message: Message;
  readonly document: Buffer;
}

/** Decodes what is there whole. The message goes on to look into these bytes: they must not change. */
export function decodeMessage(bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  const scanner = newScanner(options);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!scanner.scan(buffer)) throw scanner.truncated();
  return decodedBy(scanner, buffer);
}

export function newScanner({ limits, badValues = 'refuse' }: DecodeOptions): Scanner {
  return new Scanner(
    limits === undefined ? defaultLimits : { ...defaultLimits, ...limits },
    badValues,
  );
}

/** What a scanner has found that came to the end. */
export function decodedBy(scanner: Scanner, bytes: Buffer): Decoded {
  const { header, groups, position } = scanner;
  if (header === undefined) throw scanner.truncated();
  return {
    message: { ...header, groups: groups.map((group) => groupIn(bytes, group)) },
    document: bytes.subarray(position),
  };
}

const groupNames: ReadonlyMap<number, GroupName> = new Map(
  Object.entries(groupTags).map(([name, tag]) => [tag, name as GroupName]),
);

function groupIn(bytes: Buffer, { tag, names, starts, end }: ScannedGroup): Group {
  const attributes = new Attributes({ bytes, form: 'group', names, starts, end });
  return { tag: groupNames.get(tag) ?? tag, attributes };
}
