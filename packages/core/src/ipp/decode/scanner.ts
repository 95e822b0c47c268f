import type { MessageLimits } from '../limits.ts';
import type { MessageHeader } from '../message.ts';
import { endCollectionTag, endTag, firstValueTag, memberNameTag, valueTags } from '../tags.ts';
import { faultOf } from '../values/fault-of.ts';
import { MessageError } from './message-error.ts';
import { nameAt } from './names.ts';

/** Where a group and its attributes are in the bytes. */
export interface ScannedGroup {
  readonly tag: number;
  readonly begin: number;
  end: number;
  readonly names: string[];
  /** Of each attribute; it ends where the next begins, the last where the group does. */
  readonly starts: number[];
}

const headerLength = 8;
/** Tag, length of the name, length of the value. */
const itemHead = 5;
const longestLength = 0x7fff;

/** Whether a value may come, in a group or the innermost collection. */
type Named = 'nothing' | 'needs a value' | 'has a value';

/**
 * Goes over a message once, from front to end, and says where everything is. Values are checked, and
 * made only when somebody asks for them. It can stop wherever the bytes end, and go on when there are more.
 */
export class Scanner {
  readonly groups: ScannedGroup[] = [];
  /** Behind the last thing that was there whole. */
  position = headerLength;
  header: MessageHeader | undefined;
  readonly #limits: MessageLimits;
  readonly #keepsBadValues: boolean;
  #attributes = 0;
  #values = 0;
  #depth = 0;
  #named: Named = 'nothing';

  constructor(limits: MessageLimits, badValues: 'refuse' | 'keep') {
    this.#limits = limits;
    this.#keepsBadValues = badValues === 'keep';
  }

  /** Whether the end of the attributes was there. The bytes are all of the message up to here. */
  scan(bytes: Buffer): boolean {
    const end = bytes.length;
    if (this.header === undefined) {
      if (end < headerLength) return false;
      this.header = readHeader(bytes);
    }
    const limits = this.#limits;
    let at = this.position;
    let group = this.groups.at(-1);
    while (at < end) {
      const tag = bytes[at] ?? 0;
      if (at >= limits.length) throw this.#excess(at, `attributes of over ${limits.length} bytes`);
      if (tag < firstValueTag) {
        this.#endGroup(group, at);
        this.position = at + 1;
        if (tag === endTag) return true;
        group = this.#beginGroup(tag, at);
        at += 1;
        continue;
      }
      if (end - at < itemHead) break;
      const nameLength = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      if (nameLength > longestLength) throw this.#fault(at + 1, 'a name has a negative length');
      const lengthAt = at + 3 + nameLength;
      if (lengthAt + 2 > end) break;
      const length = ((bytes[lengthAt] ?? 0) << 8) | (bytes[lengthAt + 1] ?? 0);
      if (length > longestLength) throw this.#fault(lengthAt, 'a value has a negative length');
      const next = lengthAt + 2 + length;
      if (next > limits.length) throw this.#excess(at, `attributes of over ${limits.length} bytes`);
      if (next > end) break;
      this.#values += 1;
      if (this.#values > limits.values) throw this.#excess(at, `over ${limits.values} values`);
      if (length > limits.valueLength) {
        throw this.#excess(at, `a value of over ${limits.valueLength} bytes`);
      }
      if (nameLength > 0) {
        if (this.#depth > 0) throw this.#fault(at, 'a collection has no end');
        if (group === undefined) throw this.#fault(at, 'an attribute is in no group');
        this.#attributes += 1;
        if (this.#attributes > limits.attributes) {
          throw this.#excess(at, `over ${limits.attributes} attributes`);
        }
        group.names.push(nameAt(bytes, at + 3, nameLength));
        group.starts.push(at);
        this.#named = 'needs a value';
      }
      this.#scanValue(tag, bytes, at, lengthAt + 2, length);
      at = next;
      this.position = at;
    }
    return false;
  }

  /** What is wrong where the bytes end before the message does. */
  truncated(): MessageError {
    return this.#fault(
      this.header === undefined ? 0 : this.position,
      this.header === undefined
        ? 'it has not even eight bytes'
        : 'it ends before its attributes do',
    );
  }

  #scanValue(tag: number, bytes: Buffer, at: number, value: number, length: number): void {
    if (tag === memberNameTag || tag === endCollectionTag) {
      if (this.#depth === 0) throw this.#fault(at, 'a member is in no collection');
      if (this.#named === 'needs a value') throw this.#fault(at, 'a member has no value');
      if (tag === memberNameTag) {
        if (length === 0) throw this.#fault(at, 'a member has no name');
        this.#named = 'needs a value';
        return;
      }
      if (length > 0) throw this.#fault(at, 'the end of a collection has a value');
      this.#depth -= 1;
      this.#named = 'has a value';
      return;
    }
    if (this.#named === 'nothing') throw this.#fault(at, 'a value has no name');
    if (tag === valueTags.collection) {
      if (length > 0) throw this.#fault(at, 'the beginning of a collection has a value');
      this.#depth += 1;
      if (this.#depth > this.#limits.depth) {
        throw this.#excess(at, `collections ${this.#limits.depth + 1} deep`);
      }
      this.#named = 'nothing';
      return;
    }
    const fault = faultOf(tag, bytes, value, length);
    if (fault !== undefined && !this.#keepsBadValues) throw this.#fault(value, `there is ${fault}`);
    this.#named = 'has a value';
  }

  #beginGroup(tag: number, at: number): ScannedGroup {
    if (tag === 0) throw this.#fault(at, 'a group has the tag 0');
    if (this.groups.length >= this.#limits.groups) {
      throw this.#excess(at, `over ${this.#limits.groups} groups`);
    }
    const group = { tag, begin: at + 1, end: at + 1, names: [], starts: [] };
    this.groups.push(group);
    this.#named = 'nothing';
    return group;
  }

  #endGroup(group: ScannedGroup | undefined, at: number): void {
    if (this.#depth > 0) throw this.#fault(at, 'a collection has no end');
    if (group !== undefined) group.end = at;
  }

  #fault(offset: number, reason: string): MessageError {
    return new MessageError('malformed', offset, reason, this.header);
  }

  #excess(offset: number, reason: string): MessageError {
    return new MessageError('too-large', offset, reason, this.header);
  }
}

function readHeader(bytes: Buffer): MessageHeader {
  return {
    version: { major: bytes.readUInt8(0), minor: bytes.readUInt8(1) },
    code: bytes.readUInt16BE(2),
    requestId: bytes.readInt32BE(4),
  };
}
