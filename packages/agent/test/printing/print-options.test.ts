import { createHash } from 'node:crypto';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import { Secret } from '@hawser/core/secret';
import { expect, test } from 'vitest';
import { readPageRanges } from '../../src/printing/page-ranges.ts';
import { jobAttributes, type PrintOptions } from '../../src/printing/print-options.ts';

const nothing: PrintOptions = {
  copies: undefined,
  sides: undefined,
  media: undefined,
  color: undefined,
  pageRange: undefined,
  pin: undefined,
};

const office = {
  name: 'Office',
  can: encodeAttributes({
    'copies-supported': { lower: 1, upper: 9 },
    'sides-supported': ['one-sided'],
    'media-supported': ['iso_a4_210x297mm', 'na_letter_8.5x11in'],
    'page-ranges-supported': false,
    'job-password-supported': 255,
    'job-password-encryption-supported': ['none', 'sha2-256'],
  }),
};

test('pages are read as they are written, and refused where no printer would take them', () => {
  expect(readPageRanges('1-4, 7,9-')).toEqual([
    { lower: 1, upper: 4 },
    { lower: 7, upper: 7 },
    { lower: 9, upper: 2_147_483_647 },
  ]);
  for (const pages of [
    '',
    '0',
    '-3',
    '4-1',
    '1-4,4',
    '2,1',
    '1-,3',
    'all',
    '1'.repeat(11),
    '1;2',
  ]) {
    expect(() => readPageRanges(pages), pages).toThrow('are no pages');
  }
});

test('a printer is asked for what people say, in its own words', () => {
  const pin = new Secret('2407');
  expect(jobAttributes({ ...nothing, copies: 9, media: 'Letter', pin }, office)).toEqual({
    job: { copies: 9, media: 'na_letter_8.5x11in' },
    operation: {
      'job-password': createHash('sha256').update('2407').digest(),
      'job-password-encryption': 'sha2-256',
    },
  });
});

test('what it cannot do is refused with what it can', () => {
  const refusal = (options: Partial<PrintOptions>): string => {
    try {
      jobAttributes({ ...nothing, ...options }, office);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
  expect(refusal({ copies: 10 })).toBe('Office cannot print with -Copies 10. It takes 1 to 9.');
  expect(refusal({ sides: 'two-sided' })).toContain('It takes one-sided.');
  expect(refusal({ media: 'A3' })).toContain('It takes iso_a4_210x297mm, na_letter_8.5x11in.');
  expect(refusal({ pageRange: '1' })).toContain('It takes the whole document.');
});

test('of what a printer does not tell anything may be asked, but for a PIN', () => {
  const silent = { name: 'New', can: encodeAttributes({}) };
  const wanted = {
    ...nothing,
    copies: 500,
    sides: 'two-sided',
    media: 'iso_a0_841x1189mm',
  } as const;
  expect(jobAttributes(wanted, silent).job).toEqual({
    copies: 500,
    sides: 'two-sided-long-edge',
    media: 'iso_a0_841x1189mm',
  });
  expect(() => jobAttributes({ ...nothing, pin: new Secret('1') }, silent)).toThrow(
    'New holds no jobs for a PIN.',
  );
});
