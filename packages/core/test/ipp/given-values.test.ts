import { describe, expect, it } from 'vitest';
import { HawserError } from '../../src/errors.ts';
import { encodeAttributes } from '../../src/ipp/encode/encode-attributes.ts';
import { encodeMessage } from '../../src/ipp/encode/encode-message.ts';
import type { Given } from '../../src/ipp/encode/given.ts';
import { bytes, item } from './bytes.ts';

// How a plain value goes out, by the table of attributes.
const choices: readonly (readonly [string, Given, string])[] = [
  ['job-state', 9, 'enum'],
  ['job-state', 'completed', 'enum'],
  ['finishings-supported', 'staple-top-left', 'enum'],
  ['operations-supported', 'Fetch-Job', 'enum'],
  ['copies', 2, 'integer'],
  ['page-ranges', 2, 'rangeOfInteger'],
  ['page-ranges', { lower: 1, upper: 2 }, 'rangeOfInteger'],
  ['copies-supported', { lower: 1, upper: 99 }, 'rangeOfInteger'],
  ['x-dimension', 21_000, 'integer'],
  ['x-dimension', { lower: 1, upper: 2 }, 'rangeOfInteger'],
  ['sides', 'two-sided-long-edge', 'keyword'],
  ['media', 'iso_a4_210x297mm', 'keyword'],
  ['media', 'My own', 'name'],
  ['job-hold-until', 'Montag', 'name'],
  ['job-name', 'report', 'name'],
  ['printer-info', 'report', 'text'],
  ['printer-uri', 'ipp://localhost/', 'uri'],
  ['uri-security-supported', 'tls', 'keyword'],
  ['reference-uri-schemes-supported', 'https', 'uriScheme'],
  ['attributes-charset', 'utf-8', 'charset'],
  ['natural-language-configured', 'en', 'naturalLanguage'],
  ['document-format', 'application/pdf', 'mimeMediaType'],
  ['last-document', true, 'boolean'],
  ['printer-resolution', { cross: 1, feed: 2, unit: 'dpcm' }, 'resolution'],
  ['printer-current-time', new Date(0), 'dateTime'],
  ['job-password', Buffer.from('1'), 'octetString'],
  ['media-col', { 'media-color': 'blue' }, 'collection'],
  ['urf-supported', 'V1.4', 'keyword'],
  // Some of the values of an attribute, as they change.
  ['media-col-database.3', { 'media-color': 'blue' }, 'collection'],
  ['finishings-supported.2-4', 'staple', 'enum'],
  // A value that says itself what it is goes out as that, known or not.
  ['smi32473-colour', { type: 'keyword', value: 'red' }, 'keyword'],
  ['copies', { type: 'unsupported' }, 'unsupported'],
  ['smi32473-box', { 'smi32473-side': { type: 'integer', value: 1 } }, 'collection'],
];

describe('a plain value', () => {
  it.each(choices)('of %s: %j is sent as %3$s', (name, given, type) => {
    const [value] = encodeAttributes({ [name]: given }).values(name);
    // A keyword of the table that has capitals is one all the same where the attribute has no names.
    expect(value!.type).toBe(type);
  });

  it('that is undefined is left out', () => {
    expect(encodeAttributes({ copies: undefined, sides: 'one-sided' }).attributeNames).toEqual([
      'sides',
    ]);
  });

  it('of an enum is the number of its word', () => {
    expect(
      encodeAttributes({ 'output-device-job-state': 'aborted' }).enum('output-device-job-state'),
    ).toBe(8);
  });

  it.each<[string, Given | readonly Given[]]>([
    ['smi32473-unheard-of', 1],
    ['smi32473-unheard-of', 'text'],
    ['copies', 'two'],
    ['copies', 1.5],
    ['copies', 2 ** 31],
    ['copies', Number.NaN],
    ['copies', []],
    ['copies', true],
    ['copies', new Date()],
    ['copies', { 'media-type': 'stationery' }],
    ['job-name', 5],
    ['job-state', 'no-such-state'],
    ['job-state', 'toString'],
    ['printer-resolution', { lower: 1, upper: 2 }],
    ['printer-current-time', new Date(Number.NaN)],
    ['printer-current-time', { ...noon(), month: 256 + 3 }],
    ['printer-current-time', { ...noon(), hour: 24 }],
    ['job-name', 'x'.repeat(40_000)],
    ['job-name', 'ü'.repeat(20_000)],
    ['job-name', '\ud800'],
    ['job-password', Buffer.alloc(32_768)],
    ['job-password', { type: 'other', tag: 0x34, value: Buffer.alloc(0) }],
    ['job-password', { type: 'other', tag: 0x03, value: Buffer.alloc(0) }],
    [
      'job-name',
      { type: 'nameWithLanguage', language: 'x'.repeat(20_000), value: 'x'.repeat(20_000) },
    ],
    ['', { type: 'no-value' }],
    ['\u0100', { type: 'no-value' }],
  ])('that cannot be sent is an error, and nothing else instead: %s', (name, given) => {
    const work = (): unknown => encodeAttributes({ [name]: given });
    expect(work).toThrow(HawserError);
    expect(work).toThrow(expect.objectContaining({ code: 'ipp-not-encodable', target: name }));
  });

  it('is not told in the error: it may be a password', () => {
    expect(() => encodeAttributes({ 'job-state': 'secret' })).toThrow(
      'The attribute job-state cannot be sent as a string: the table of attributes has no such value for it.',
    );
  });
});

describe('a message', () => {
  it('has the version 2.0 when it is given none, and what comes in parts in one group', () => {
    const kept = encodeAttributes({ sides: 'one-sided' });
    const message = encodeMessage({
      code: 0x0002,
      requestId: -2,
      groups: [
        { tag: 'job', attributes: [kept, { copies: 2 }] },
        { tag: 0x0f, attributes: {} },
      ],
    });
    const head = [2, 0, 0, 2, 0xff, 0xff, 0xff, 0xfe];
    const items = [...item(0x44, 'sides', 'one-sided'), ...item(0x21, 'copies', bytes(0, 0, 0, 2))];
    expect(message).toEqual(bytes(head, 2, items, 0x0f, 3));
  });

  it('can be written while another one is', () => {
    const given = {
      copies: 1,
      get sides(): Given {
        const [value] = encodeAttributes({ sides: 'one-sided' }).values('sides');
        return value!;
      },
      media: 'iso_a4_210x297mm',
    };
    expect(encodeAttributes(given).attributeNames).toEqual(['copies', 'sides', 'media']);
  });

  it.each([0, 3, 0x10, Number.NaN])('has no group of the tag %i', (tag) => {
    const groups = [{ tag, attributes: {} }];
    expect(() => encodeMessage({ code: 2, requestId: 1, groups })).toThrow(RangeError);
  });
});

function noon() {
  return {
    year: 2026,
    month: 1,
    day: 1,
    hour: 12,
    minute: 0,
    second: 0,
    decisecond: 0,
    sign: '+' as const,
    offsetHours: 0,
    offsetMinutes: 0,
  };
}
