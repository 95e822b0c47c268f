import { describe, expect, it } from 'vitest';
import { encodeMessage } from '../../src/ipp/encode/encode-message.ts';
import type { Value } from '../../src/ipp/values/value.ts';
import { bytes, firstGroup, item, messageOf } from './bytes.ts';

const time = {
  year: 2026,
  month: 2,
  day: 28,
  hour: 23,
  minute: 59,
  second: 60,
  decisecond: 9,
  sign: '-',
  offsetHours: 3,
  offsetMinutes: 30,
} as const;

// Each kind of value, its tag (RFC 8010, 3.5.2) and its bytes (3.9).
const samples: readonly (readonly [Value, number, Buffer])[] = [
  [{ type: 'unsupported' }, 0x10, bytes()],
  [{ type: 'default' }, 0x11, bytes()],
  [{ type: 'unknown' }, 0x12, bytes()],
  [{ type: 'no-value' }, 0x13, bytes()],
  [{ type: 'not-settable' }, 0x15, bytes()],
  [{ type: 'delete-attribute' }, 0x16, bytes()],
  [{ type: 'admin-define' }, 0x17, bytes()],
  [{ type: 'integer', value: -2_147_483_648 }, 0x21, bytes(0x80, 0, 0, 0)],
  [{ type: 'integer', value: 2_147_483_647 }, 0x21, bytes(0x7f, 0xff, 0xff, 0xff)],
  [{ type: 'boolean', value: true }, 0x22, bytes(1)],
  [{ type: 'boolean', value: false }, 0x22, bytes(0)],
  [{ type: 'enum', value: 9 }, 0x23, bytes(0, 0, 0, 9)],
  [{ type: 'octetString', value: bytes(0, 0xff, 0xc0) }, 0x30, bytes(0, 0xff, 0xc0)],
  [{ type: 'dateTime', value: time }, 0x31, bytes(0x07, 0xea, 2, 28, 23, 59, 60, 9, '-', 3, 30)],
  [
    { type: 'resolution', value: { cross: 600, feed: 1200, unit: 'dpi' } },
    0x32,
    bytes(0, 0, 2, 0x58, 0, 0, 4, 0xb0, 3),
  ],
  [
    { type: 'resolution', value: { cross: 1, feed: 2, unit: 'dpcm' } },
    0x32,
    bytes(0, 0, 0, 1, 0, 0, 0, 2, 4),
  ],
  [
    { type: 'rangeOfInteger', value: { lower: -1, upper: 5 } },
    0x33,
    bytes(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 5),
  ],
  [
    { type: 'textWithLanguage', language: 'de', value: 'Größe' },
    0x35,
    bytes(0, 2, 'de', 0, 7, 'Größe'),
  ],
  [{ type: 'nameWithLanguage', language: '', value: '' }, 0x36, bytes(0, 0, 0, 0)],
  [{ type: 'text', value: 'Zürich 🖨' }, 0x41, bytes('Zürich 🖨')],
  [{ type: 'text', value: '\ufeffwith a mark' }, 0x41, bytes('\ufeffwith a mark')],
  [{ type: 'text', value: 'x'.repeat(20_000) }, 0x41, bytes('x'.repeat(20_000))],
  [{ type: 'name', value: '' }, 0x42, bytes()],
  [{ type: 'keyword', value: 'one-sided' }, 0x44, bytes('one-sided')],
  [{ type: 'uri', value: 'ipp://büro/ö' }, 0x45, bytes('ipp://büro/ö')],
  [{ type: 'uriScheme', value: 'ipps' }, 0x46, bytes('ipps')],
  [{ type: 'charset', value: 'utf-8' }, 0x47, bytes('utf-8')],
  [{ type: 'naturalLanguage', value: 'en-us' }, 0x48, bytes('en-us')],
  [{ type: 'mimeMediaType', value: 'application/pdf' }, 0x49, bytes('application/pdf')],
  // Tags that are of no use yet, or extended, keep what they came with.
  [{ type: 'other', tag: 0x14, value: bytes() }, 0x14, bytes()],
  [{ type: 'other', tag: 0x20, value: bytes(1, 2) }, 0x20, bytes(1, 2)],
  [{ type: 'other', tag: 0x43, value: bytes('x') }, 0x43, bytes('x')],
  [{ type: 'other', tag: 0xff, value: bytes('x') }, 0xff, bytes('x')],
  [{ type: 'other', tag: 0x7f, value: bytes(0, 1, 2, 3, 4) }, 0x7f, bytes(0, 1, 2, 3, 4)],
  // What is no UTF-8 would not come back from a string.
  [{ type: 'other', tag: 0x41, value: bytes(0xff, 0x41) }, 0x41, bytes(0xff, 0x41)],
];

describe('a value', () => {
  it.each(samples)('%j is read from its bytes', (value, tag, content) => {
    expect(firstGroup(messageOf(item(tag, 'sample', content))).values('sample')).toEqual([value]);
  });

  it.each(samples)('%j is written as its bytes', (value, tag, content) => {
    expect(sent({ sample: value })).toEqual(messageOf(item(tag, 'sample', content)));
  });
});

describe('a collection', () => {
  const nested = Buffer.concat([
    item(0x34, 'media-col'),
    item(0x4a, '', 'media-size'),
    item(0x34, ''),
    item(0x4a, '', 'x-dimension'),
    item(0x21, '', bytes(0, 0, 0x52, 0x08)),
    item(0x4a, '', 'y-dimension'),
    item(0x33, '', bytes(0, 0, 0, 1, 0, 0, 0, 2)),
    item(0x37, ''),
    item(0x4a, '', 'media-type'),
    item(0x44, '', 'stationery'),
    item(0x42, '', 'Mine'),
    item(0x37, ''),
    // A second value of media-col, with nothing in it.
    item(0x34, ''),
    item(0x37, ''),
  ]);
  const size = { 'x-dimension': 21_000, 'y-dimension': { lower: 1, upper: 2 } };

  it('is written from what is in it, and further values of members and collections', () => {
    const given = {
      'media-col': [{ 'media-size': size, 'media-type': ['stationery', 'Mine'] }, {}],
    };
    expect(sent(given)).toEqual(messageOf(nested));
  });

  it('is read with what is in it', () => {
    const [first, second] = firstGroup(messageOf(nested)).collections('media-col');
    expect(first!.attributeNames).toEqual(['media-size', 'media-type']);
    expect(first!.collection('media-size')!.integer('x-dimension')).toBe(21_000);
    expect(first!.collection('media-size')!.rangeOfInteger('y-dimension')).toEqual({
      lower: 1,
      upper: 2,
    });
    expect(first!.keywordsOrNames('media-type')).toEqual(['stationery', 'Mine']);
    expect(second!.attributeNames).toEqual([]);
  });

  it('can be taken out of a message into another, as it is or in parts', () => {
    const attributes = firstGroup(messageOf(nested));
    const [first] = attributes.collections('media-col');
    const whole = sent({ 'media-col': [first!, {}] });
    expect(whole).toEqual(messageOf(nested));

    // Members as attributes of a group, and attributes of a group as members.
    const lifted = encodeMessage({
      code: 0x0b,
      requestId: 7,
      groups: [{ tag: 'operation', attributes: first!.those((name) => name === 'media-type') }],
    });
    expect(lifted).toEqual(
      messageOf(item(0x44, 'media-type', 'stationery'), item(0x42, '', 'Mine')),
    );
    expect(sent({ 'media-col': firstGroup(lifted) })).toEqual(
      sent({ 'media-col': { 'media-type': ['stationery', 'Mine'] } }),
    );
  });
});

function sent(attributes: Parameters<typeof encodeMessage>[0]['groups'][0]['attributes']): Buffer {
  return encodeMessage({ code: 0x0b, requestId: 7, groups: [{ tag: 'operation', attributes }] });
}
