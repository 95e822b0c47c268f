import { describe, expect, it } from 'vitest';
import { HawserError } from '../../src/errors.ts';
import { decodeMessage } from '../../src/ipp/decode/decode-message.ts';
import { MessageError } from '../../src/ipp/decode/message-error.ts';
import { bytes, errorOf, firstGroup, header, item, messageOf, short } from './bytes.ts';

// What is wrong, and at which byte. The header has 8 bytes, and the group begins at 8.
const wrong: readonly (readonly [string, Buffer, number])[] = [
  ['it has not even eight bytes', bytes(), 0],
  ['it has not even eight bytes', bytes(2, 0, 0, 2, 0, 0, 0), 0],
  ['it ends before its attributes do', header, 8],
  ['it ends before its attributes do', bytes([...header], 1), 9],
  ['it ends before its attributes do', messageOf(item(0x44, 'a', 'b')).subarray(0, -1), 16],
  ['it ends before its attributes do', messageOf(item(0x44, 'a', 'b')).subarray(0, -2), 9],
  ['an attribute is in no group', bytes([...header], [...item(0x44, 'a', 'b')], 3), 8],
  ['a group has the tag 0', bytes([...header], 0, 3), 8],
  ['a value has no name', messageOf(item(0x44, '', 'b')), 9],
  [
    'a value has no name',
    bytes([...header], 1, [...item(0x44, 'a', 'b')], 2, [...item(0x44, '', 'b')], 3),
    17,
  ],
  // 0xfffb is -5 to who reads it as a short with a sign, and leads back for ever.
  ['a name has a negative length', bytes([...header], 1, 0x44, 0xff, 0xfb, 0, 0, 3), 10],
  ['a value has a negative length', bytes([...header], 1, 0x44, 0, 1, 'a', 0xff, 0xfb, 3), 13],
  ['there is an integer that has not four bytes', messageOf(item(0x21, 'a', bytes(0, 0, 1))), 15],
  [
    'there is an integer that has not four bytes',
    messageOf(item(0x23, 'a', bytes(0, 0, 0, 0, 1))),
    15,
  ],
  ['there is a boolean that is neither true nor false', messageOf(item(0x22, 'a', bytes(2))), 15],
  ['there is a boolean that is neither true nor false', messageOf(item(0x22, 'a', bytes())), 15],
  ['there is a range that has not eight bytes', messageOf(item(0x33, 'a', bytes(1, 2, 3, 4))), 15],
  [
    'there is a resolution that is not two integers and a unit',
    messageOf(item(0x32, 'a', bytes(0, 0, 0, 0, 0, 0, 0, 0, 0))),
    15,
  ],
  [
    'there is a dateTime that is not as RFC 2579 has it',
    messageOf(item(0x31, 'a', bytes(7, 0xea, 13, 1, 0, 0, 0, 0, '+', 0, 0))),
    15,
  ],
  [
    'there is a dateTime that is not as RFC 2579 has it',
    messageOf(item(0x31, 'a', bytes(7, 0xea, 1, 1))),
    15,
  ],
  [
    'there is a text with a language whose lengths do not fit',
    messageOf(item(0x35, 'a', bytes(0, 2, 'de', 0, 9, 'x'))),
    15,
  ],
  [
    'there is a text with a language whose lengths do not fit',
    messageOf(item(0x36, 'a', bytes(0xff, 0xfe, 0, 0))),
    15,
  ],
  ['there is a value where there is to be none', messageOf(item(0x13, 'a', 'x')), 15],
  [
    'there is an extended tag that has not four bytes',
    messageOf(item(0x7f, 'a', bytes(0, 0, 1))),
    15,
  ],
  ['a collection has no end', messageOf(item(0x34, 'a')), 15],
  ['a collection has no end', messageOf(item(0x34, 'a'), item(0x44, 'b', 'c')), 15],
  ['the beginning of a collection has a value', messageOf(item(0x34, 'a', 'x')), 9],
  ['the end of a collection has a value', messageOf(item(0x34, 'a'), item(0x37, '', 'x')), 15],
  ['a member is in no collection', messageOf(item(0x4a, 'a', 'b')), 9],
  ['a member is in no collection', messageOf(item(0x44, 'a', 'b'), item(0x37, '')), 16],
  ['a member has no name', messageOf(item(0x34, 'a'), item(0x4a, '')), 15],
  ['a member has no value', messageOf(item(0x34, 'a'), item(0x4a, '', 'm'), item(0x37, '')), 21],
  [
    'a member has no value',
    messageOf(item(0x34, 'a'), item(0x4a, '', 'm'), item(0x4a, '', 'n')),
    21,
  ],
  ['a value has no name', messageOf(item(0x34, 'a'), item(0x44, '', 'b'), item(0x37, '')), 15],
];

describe('a message that is wrong', () => {
  it.each(wrong)('is refused: %s', (reason, message, offset) => {
    const error = errorOf(() => decodeMessage(message));
    expect(error).toBeInstanceOf(MessageError);
    expect(error).toMatchObject({ code: 'ipp-malformed', reason, offset });
    expect(error.message).toBe(`That is no IPP message: ${reason} (at byte ${offset}).`);
  });

  it('says which request it was, as soon as that is known', () => {
    const error = errorOf(() => decodeMessage(bytes([...header], 0)));
    expect(error.header).toEqual({ version: { major: 2, minor: 0 }, code: 0x0b, requestId: 7 });
    expect(errorOf(() => decodeMessage(header.subarray(1))).header).toBeUndefined();
  });

  it('is only spoilt where a value is wrong, when such are to be kept', () => {
    const message = messageOf(
      item(0x31, 'printer-current-time', bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
      item(0x21, 'printer-up-time', bytes(0, 0, 0, 5)),
    );
    const [group] = decodeMessage(message, { badValues: 'keep' }).message.groups;
    expect(group!.attributes.integer('printer-up-time')).toBe(5);
    expect(() => group!.attributes.dateTime('printer-current-time')).toThrow(HawserError);
  });
});

describe('a message with too much in it', () => {
  const item5 = item(0x44, 'a', 'b');
  const further = item(0x44, '', 'b');
  const opened = [item(0x34, 'a'), item(0x4a, '', 'm'), item(0x34, '')];

  it.each([
    [
      'attributes of over 20 bytes',
      { length: 20 },
      messageOf(item5, item(0x44, 'c', 'x'.repeat(10))),
      16,
    ],
    ['attributes of over 9 bytes', { length: 9 }, messageOf(), 9],
    ['over 1 groups', { groups: 1 }, bytes([...header], 1, 2, 3), 9],
    ['over 1 attributes', { attributes: 1 }, messageOf(item5, item5), 16],
    ['over 2 values', { values: 2 }, messageOf(item5, further, further), 22],
    ['a value of over 3 bytes', { valueLength: 3 }, messageOf(item(0x44, 'a', 'long')), 9],
    ['collections 2 deep', { depth: 1 }, messageOf(...opened), 21],
  ])('is refused: %s', (reason, limits, message, offset) => {
    const error = errorOf(() => decodeMessage(message, { limits }));
    expect(error).toBeInstanceOf(MessageError);
    expect(error).toMatchObject({ code: 'ipp-too-large', status: 413, reason, offset });
  });

  it('is refused by limits that hold without being asked for', () => {
    const deep = Array.from({ length: 17 }, () => [item(0x34, ''), item(0x4a, '', 'm')]).flat();
    const groups = Buffer.alloc(20_000, 2);
    const many = Array.from({ length: 60_000 }, () => item5);
    for (const message of [
      messageOf(item(0x34, 'a'), item(0x4a, '', 'm'), ...deep),
      messageOf(groups),
      messageOf(...many),
      messageOf(...Array.from({ length: 40 }, () => item(0x30, 'a', Buffer.alloc(32_767)))),
    ]) {
      expect(errorOf(() => decodeMessage(message)).code).toBe('ipp-too-large');
    }
  });
});

it('takes groups of any tag that may come, in any order and number, and keeps what follows', () => {
  const groups = [1, 5, 2, 2, 0x0f, 4, 6, 7, 8, 9, 0x0a, 2];
  const message = bytes(
    [...header],
    ...groups.map((tag) => [tag, ...item(0x44, 'a', `${tag}`)]),
    3,
    '%PDF',
  );
  const { message: decoded, document } = decodeMessage(message);
  expect(decoded.groups.map(({ tag }) => tag)).toEqual([
    'operation',
    'unsupported',
    'job',
    'job',
    0x0f,
    'printer',
    'subscription',
    'event-notification',
    'resource',
    'document',
    'system',
    'job',
  ]);
  expect(decoded.groups.map(({ attributes }) => attributes.keyword('a'))).toEqual(
    groups.map(String),
  );
  expect(document.toString()).toBe('%PDF');
});

it('takes names of any bytes', () => {
  const name = Buffer.from([0xff, 0x00, 0xc3]);
  const odd = Buffer.concat([
    Buffer.of(0x44),
    Buffer.from(short(3)),
    name,
    Buffer.from(short(1)),
    Buffer.from('x'),
  ]);
  expect(firstGroup(messageOf(odd)).attributeNames).toEqual(['\u00ff\u0000\u00c3']);
});
