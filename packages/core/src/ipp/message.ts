import type { Attributes } from './attributes.ts';
import type { GroupName } from './tags.ts';

/** Major and minor, as 2.0. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** What is known as soon as eight bytes are. */
export interface MessageHeader {
  readonly version: Version;
  /** The operation of a request, the status of a response. */
  readonly code: number;
  readonly requestId: number;
}

/** A message without the document that may follow it. */
export interface Message extends MessageHeader {
  readonly groups: readonly Group[];
}

export interface Group {
  /** A number where this program does not know the tag. */
  readonly tag: GroupName | number;
  readonly attributes: Attributes;
}

/** The attributes of the groups with this tag, in their order. */
export function groupsOf(message: Message, tag: GroupName): readonly Attributes[] {
  return message.groups.flatMap((group) => (group.tag === tag ? [group.attributes] : []));
}
