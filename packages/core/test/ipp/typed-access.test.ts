import { describe, expect, it } from 'vitest';
import { HawserError } from '../../src/errors.ts';
import { encodeAttributes, encodeInstead } from '../../src/ipp/encode/encode-attributes.ts';
import type { Attributes } from '../../src/ipp/attributes.ts';
import { encodeMessage } from '../../src/ipp/encode/encode-message.ts';
import { groupsOf } from '../../src/ipp/message.ts';
import { decodeMessage } from '../../src/ipp/decode/decode-message.ts';
import { dateOf } from '../../src/ipp/values/date-time.ts';
import { asInteger } from '../../src/ipp/values/read-as.ts';
import { bytes, header, item } from './bytes.ts';

const at = new Date('2026-11-20T21:02:03.400Z');

const attributes = encodeAttributes({
  'job-id': 12,
  'job-state': 9,
  'job-state-reasons': ['job-completed-successfully', 'job-data-insufficient'],
  'last-document': true,
  'printer-uri': 'ipps://site/ecp/printers/1',
  'reference-uri-schemes-supported': ['http', 'https'],
  'attributes-charset': 'utf-8',
  'attributes-natural-language': 'en',
  'document-format': 'application/pdf',
  'job-name': { type: 'nameWithLanguage', language: 'de', value: 'Größe' },
  'job-message-from-operator': 'Come and fetch it',
  'job-password': Buffer.from('1234'),
  'date-time-at-creation': at,
  'printer-resolution': { cross: 600, feed: 600, unit: 'dpi' },
  'page-ranges': [{ lower: 1, upper: 2 }, 5],
  media: ['iso_a4_210x297mm', 'My own'],
  'media-col': { 'media-type': 'stationery' },
  'date-time-at-completed': { type: 'no-value' },
});

const refused: readonly (readonly [string, () => unknown, string])[] = [
  ['job-id', () => attributes.keyword('job-id'), 'ipp-wrong-type'],
  ['job-state', () => attributes.integer('job-state'), 'ipp-wrong-type'],
  ['job-name', () => attributes.text('job-name'), 'ipp-wrong-type'],
  ['media', () => attributes.keywords('media'), 'ipp-wrong-type'],
  ['media', () => attributes.keywordOrName('media'), 'ipp-several-values'],
  ['copies', () => attributes.need('copies', asInteger), 'ipp-missing-attribute'],
];

describe('attributes', () => {
  it('give their values as what they are', () => {
    expect(attributes.integer('job-id')).toBe(12);
    expect(attributes.enum('job-state')).toBe(9);
    expect(attributes.keywords('job-state-reasons')).toEqual([
      'job-completed-successfully',
      'job-data-insufficient',
    ]);
    expect(attributes.boolean('last-document')).toBe(true);
    expect(attributes.uri('printer-uri')).toBe('ipps://site/ecp/printers/1');
    expect(attributes.uriSchemes('reference-uri-schemes-supported')).toEqual(['http', 'https']);
    expect(attributes.charset('attributes-charset')).toBe('utf-8');
    expect(attributes.naturalLanguage('attributes-natural-language')).toBe('en');
    expect(attributes.mimeMediaType('document-format')).toBe('application/pdf');
    expect(attributes.name('job-name')).toBe('Größe');
    expect(attributes.text('job-message-from-operator')).toBe('Come and fetch it');
    expect(attributes.octetString('job-password')).toEqual(Buffer.from('1234'));
    expect(dateOf(attributes.dateTime('date-time-at-creation')!)).toEqual(at);
    expect(attributes.resolution('printer-resolution')!.feed).toBe(600);
    expect(attributes.rangesOfInteger('page-ranges')).toEqual([
      { lower: 1, upper: 2 },
      { lower: 5, upper: 5 },
    ]);
    expect(attributes.keywordsOrNames('media')).toEqual(['iso_a4_210x297mm', 'My own']);
    expect(attributes.values('media').map(({ type }) => type)).toEqual(['keyword', 'name']);
    expect(attributes.collection('media-col')!.keyword('media-type')).toBe('stationery');
  });

  it('that are not there are nothing, and so are those that say that there is no value', () => {
    expect(attributes.integer('copies')).toBeUndefined();
    expect(attributes.keywords('which-jobs')).toEqual([]);
    expect(attributes.dateTime('date-time-at-completed')).toBeUndefined();
    expect(attributes.keywords('date-time-at-completed')).toEqual([]);
    expect(attributes.outOfBand('date-time-at-completed')).toBe('no-value');
    expect(attributes.outOfBand('job-id')).toBeUndefined();
    expect([attributes.has('copies'), attributes.has('date-time-at-completed')]).toEqual([
      false,
      true,
    ]);
  });

  it.each(refused)('refuse to give %s as something else', (target, work, code) => {
    expect(work).toThrow(HawserError);
    expect(work).toThrow(expect.objectContaining({ code, target, kind: 'usage' }));
  });

  it('say in words what is wrong', () => {
    expect(() => attributes.uri('job-id')).toThrow(
      'The attribute job-id is a value of integer, but has to be a URI.',
    );
    expect(attributes.need('job-id', asInteger)).toBe(12);
  });

  it('are found among many, and the first of two is meant', () => {
    const many = Array.from({ length: 30 }, (_, n) => item(0x44, `a${n % 20}`, `${n}`));
    const { message } = decodeMessage(
      bytes([...header], 2, ...many.map((each) => [...each]), 2, 3),
    );
    const [first, second] = groupsOf(message, 'job');
    expect(first!.keyword('a3')).toBe('3');
    expect(first!.keyword('b')).toBeUndefined();
    expect(first!.repeated()).toBe('a0');
    expect(attributes.repeated()).toBeUndefined();
    expect(second!.attributeNames).toEqual([]);
    expect(groupsOf(message, 'printer')).toEqual([]);
  });

  it('can be taken in part', () => {
    const part = attributes.those((name) => name.startsWith('attributes-'));
    expect([...part].map(({ name, values }) => [name, values[0]!.type])).toEqual([
      ['attributes-charset', 'charset'],
      ['attributes-natural-language', 'naturalLanguage'],
    ]);
  });

  it('can be sent in part, whether what is sent stood together or not', () => {
    const all = encodeAttributes({
      copies: 1,
      sides: 'one-sided',
      media: 'om_a',
      'job-priority': 5,
    });
    const sent = (...names: readonly string[]): Buffer =>
      bytesOf(all.those((name) => names.includes(name)));
    const { copies, sides, media, priority } = {
      copies: bytesOf(encodeAttributes({ copies: 1 })),
      sides: bytesOf(encodeAttributes({ sides: 'one-sided' })),
      media: bytesOf(encodeAttributes({ media: 'om_a' })),
      priority: bytesOf(encodeAttributes({ 'job-priority': 5 })),
    };
    expect(sent()).toEqual(Buffer.alloc(0));
    expect(sent('sides')).toEqual(sides);
    expect(sent('copies', 'sides')).toEqual(Buffer.concat([copies, sides]));
    expect(sent('copies', 'media', 'job-priority')).toEqual(
      Buffer.concat([copies, media, priority]),
    );
    expect(sent('copies', 'sides', 'media', 'job-priority')).toEqual(
      Buffer.concat([copies, sides, media, priority]),
    );
  });

  it('takes the place of others of the same name', () => {
    const first = encodeAttributes({ copies: 1, sides: 'one-sided', media: 'om_a' });
    const then = encodeInstead(first, { sides: 'two-sided-long-edge', 'job-priority': 5 });
    expect(then.attributeNames).toEqual(['copies', 'media', 'sides', 'job-priority']);
    expect(then.keyword('sides')).toBe('two-sided-long-edge');
  });

  it('gives one attribute as it is sent', () => {
    const part = attributes.those((name) => name === 'media');
    expect(attributes.bytesOf('media')).toEqual(bytesOf(part));
    expect(part.bytesOf('media')).toEqual(bytesOf(part));
    expect(part.bytesOf('sides')).toBeUndefined();
  });
});

/** What is between the tag of the only group and the end. */
function bytesOf(part: Attributes): Buffer {
  const groups = [{ tag: 'job' as const, attributes: part }];
  return encodeMessage({ code: 2, requestId: 1, groups }).subarray(9, -1);
}
