import { describe, expect, it } from 'vitest';
import { encodeAttributes } from '../../src/ipp/encode/encode-attributes.ts';
import type { GivenAttributes } from '../../src/ipp/encode/given.ts';
import { complaintAbout, type Complaint } from '../../src/ipp/tables/complaint-about.ts';

const wrong: readonly (readonly [GivenAttributes, Complaint])[] = [
  [{ copies: { type: 'keyword', value: 'two' } }, { name: 'copies', fault: 'type' }],
  [{ copies: { type: 'no-value' } }, { name: 'copies', fault: 'type' }],
  [
    { copies: { type: 'other', tag: 0x43, value: Buffer.alloc(4) } },
    { name: 'copies', fault: 'type' },
  ],
  [{ copies: [1, 2] }, { name: 'copies', fault: 'several' }],
  [{ copies: 0 }, { name: 'copies', fault: 'range' }],
  [{ 'job-priority': 101 }, { name: 'job-priority', fault: 'range' }],
  [{ 'page-ranges': { lower: 0, upper: 1 } }, { name: 'page-ranges', fault: 'range' }],
  [{ 'page-ranges': { lower: 2, upper: 1 } }, { name: 'page-ranges', fault: 'range' }],
  [{ 'job-name': 'x'.repeat(256) }, { name: 'job-name', fault: 'length' }],
  [{ 'job-name': 'ü'.repeat(128) }, { name: 'job-name', fault: 'length' }],
  [{ 'job-name': { type: 'text', value: 'x' } }, { name: 'job-name', fault: 'type' }],
  [{ 'job-password': Buffer.alloc(256) }, { name: 'job-password', fault: 'length' }],
  [
    { 'cover-back': { 'media-col': { 'media-bottom-margin': -1 } } },
    { name: 'cover-back/media-col/media-bottom-margin', fault: 'range' },
  ],
  [
    { 'smi32473-box': { 'media-col': { type: 'boolean', value: true } } },
    { name: 'smi32473-box/media-col', fault: 'type' },
  ],
];

describe('what the tables say of an attribute', () => {
  it.each<[GivenAttributes]>([
    [{ copies: 1 }],
    [{ media: [{ type: 'name', value: 'My own' }] }],
    [{ 'job-name': { type: 'nameWithLanguage', language: 'de', value: 'x'.repeat(255) } }],
    [{ 'page-ranges': [{ lower: 1, upper: 1 }, 3] }],
    [{ 'orientation-requested-default': { type: 'no-value' } }],
    [{ 'media-col': { 'media-size': { 'x-dimension': 21_000 } } }],
    [{ 'job-password': Buffer.alloc(255) }],
    [
      {
        'smi32473-unheard-of': [
          { type: 'integer', value: -1 },
          { type: 'keyword', value: 'x' },
        ],
      },
    ],
  ])('is nothing where it is right: %j', (given) => {
    expect(complaintOf(given)).toBeUndefined();
  });

  it.each(wrong)('is what is wrong: %j', (given, complaint) => {
    expect(complaintOf(given)).toEqual(complaint);
  });
});

function complaintOf(given: GivenAttributes): Complaint | undefined {
  const [attribute] = encodeAttributes(given);
  return complaintAbout(attribute!);
}
