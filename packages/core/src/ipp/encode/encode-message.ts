import type { Attributes } from '../attributes.ts';
import type { Version } from '../message.ts';
import { endTag, firstValueTag, groupTags, type GroupName } from '../tags.ts';
import { AttributeWriter } from './attribute-writer.ts';
import { ByteWriter } from './byte-writer.ts';
import type { GivenAttributes } from './given.ts';

/** A message to be sent; one that was decoded is one too. */
export interface GivenMessage {
  /** 2.0 when it is not given. */
  readonly version?: Version;
  /** The operation of a request, the status of a response. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly GivenGroup[];
}

export interface GivenGroup {
  readonly tag: GroupName | number;
  /** Several follow one another in the group, as one does that is kept encoded, and what changes. */
  readonly attributes: SomeAttributes | readonly SomeAttributes[];
}

type SomeAttributes = Attributes | GivenAttributes;

/** Everything up to the document, which follows it. */
export function encodeMessage({ version, code, requestId, groups }: GivenMessage): Buffer {
  const out = new ByteWriter();
  const writer = new AttributeWriter(out);
  out.byte(version?.major ?? 2);
  out.byte(version?.minor ?? 0);
  out.short(code);
  out.integer(requestId);
  for (const { tag, attributes } of groups) {
    out.byte(groupTag(tag));
    for (const some of listOf(attributes)) writer.write(some, 'group');
  }
  out.byte(endTag);
  return out.finish();
}

function groupTag(tag: GroupName | number): number {
  const number = typeof tag === 'string' ? groupTags[tag] : tag;
  if (!(number > 0 && number < firstValueTag) || number === endTag) {
    throw new RangeError(`There is no group of the tag ${number}.`);
  }
  return number;
}

function listOf(attributes: GivenGroup['attributes']): readonly SomeAttributes[] {
  return isList(attributes) ? attributes : [attributes];
}

function isList(attributes: GivenGroup['attributes']): attributes is readonly SomeAttributes[] {
  return Array.isArray(attributes);
}
