import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { expect, test } from 'vitest';
import { keptBytes, keptGroup } from '../../src/printing/kept-group.ts';
import { mergedDevices } from '../../src/printing/merged-devices.ts';
import { sparselyUpdated } from '../../src/printing/sparse-update.ts';

const before = encodeAttributes({
  'sides-supported': ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'],
  'printer-info': 'Before',
});

const gone = { type: 'delete-attribute' } as const;

function keyword(value: string) {
  return { type: 'keyword', value } as const;
}

test.each<[string, GivenAttributes, readonly string[]]>([
  ['one value', { 'sides-supported.2': keyword('b') }, ['one-sided', 'b', 'two-sided-short-edge']],
  [
    'some by others',
    { 'sides-supported.1-2': [keyword('a'), keyword('b'), keyword('c')] },
    ['a', 'b', 'c', 'two-sided-short-edge'],
  ],
  [
    'one more at the end',
    { 'sides-supported.4': keyword('d') },
    ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge', 'd'],
  ],
  ['one taken away', { 'sides-supported.2': gone }, ['one-sided', 'two-sided-short-edge']],
  ['all taken away', { 'sides-supported': gone }, []],
  ['the last taken away', { 'sides-supported.1-3': gone }, []],
  ['all replaced', { 'sides-supported': ['one-sided'] }, ['one-sided']],
])('an update of %s leaves the rest as it is', (_, given, expected) => {
  const after = keptGroup(keptBytes(sparselyUpdated(before, encodeAttributes(given))));
  expect(after?.keywords('sides-supported')).toEqual(expected);
  expect(after?.has('sides-supported')).toBe(expected.length > 0);
  expect(after?.text('printer-info')).toBe('Before');
});

test.each(['sides-supported.0', 'sides-supported.9', 'sides-supported.3-2'])(
  'an update of values that there cannot be is refused: %s',
  (name) => {
    const given = encodeAttributes({ [name]: keyword('a') });
    expect(() => sparselyUpdated(before, given)).toThrow(`${name} names none of 3 values`);
  },
);

test('of several devices is offered what all of them can do', () => {
  const merged = mergedDevices([
    encodeAttributes({
      'document-format-supported': ['application/pdf', 'image/pwg-raster'],
      'printer-info': 'First',
      'printer-state-reasons': ['media-empty-error'],
      'sides-supported': ['one-sided', 'two-sided-long-edge'],
      'copies-supported': { lower: 1, upper: 99 },
      'finishings-supported': [3, 4],
    }),
    encodeAttributes({
      'document-format-supported': ['image/pwg-raster', 'image/jpeg'],
      'printer-info': 'Second',
      'printer-state-reasons': ['none'],
      'sides-supported': ['one-sided'],
      'copies-supported': { lower: 1, upper: 10 },
    }),
  ]);
  const both = keptGroup(keptBytes(merged));
  expect(both?.mimeMediaTypes('document-format-supported')).toEqual(['image/pwg-raster']);
  expect(both?.keywords('sides-supported')).toEqual(['one-sided']);
  expect(both?.keywords('printer-state-reasons')).toEqual(['none']);
  expect(both?.has('finishings-supported')).toBe(false);
  expect(both?.text('printer-info')).toBe('First');
});
