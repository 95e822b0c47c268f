import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSids, formatSid, parseSid, type Sid } from '../../src/identity/sid.ts';

const sids = fc.record({
  authority: fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.maxSafeNat().map((value) => value % 2 ** 48),
  ),
  parts: fc.array(
    fc.maxSafeNat().map((value) => value % 2 ** 32),
    { minLength: 1, maxLength: 15 },
  ),
});

function ordered(texts: readonly string[]): readonly string[] {
  return texts
    .map(parseSid)
    .filter((sid) => sid !== undefined)
    .toSorted(compareSids)
    .map(formatSid);
}

describe('a security identifier', () => {
  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(sids, (sid) => {
        expect(parseSid(formatSid(sid))).toEqual(sid);
      }),
    );
  });

  it('is read from any text without trouble, and written in one form', () => {
    const parts = fc.stringMatching(/^[Ss]-1-(0x[\da-fA-F]{0,13}|\d{0,16})(-\d{0,12}){0,17}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), parts), (text) => {
        const sid = parseSid(text);
        if (sid === undefined) return;
        expect(parseSid(formatSid(sid))).toEqual(sid);
      }),
    );
  });

  it.each<[string, Sid]>([
    ['S-1-1-0', { authority: 1, parts: [0] }],
    ['s-1-5-32-544', { authority: 5, parts: [32, 544] }],
    ['S-1-5-21-1-4294967295-3-1000', { authority: 5, parts: [21, 1, 4_294_967_295, 3, 1000] }],
    ['S-1-0xAB0000000001-7', { authority: 0xab00_0000_0001, parts: [7] }],
  ])('is read from %s', (text, sid) => {
    expect(parseSid(text)).toEqual(sid);
    expect(formatSid(sid)).toBe(text.toUpperCase().replace('X', 'x'));
  });

  it.each([
    '',
    'S-1-5',
    'S-2-5-21',
    'S-1-5-',
    'S-1-5-4294967296',
    'S-1-5--1',
    'S-1-5-1 ',
    'S-1-5-1\n',
    'S-1-0x5-1',
    `S-1-5${'-1'.repeat(16)}`,
    `S-1-5-${'1'.repeat(100_000)}`,
  ])('is none in %j', (text) => {
    expect(parseSid(text)).toBeUndefined();
  });

  it('is in an order: those of a domain together, by their numbers', () => {
    const sorted = ['S-1-1-0', 'S-1-5-21-1-2-3', 'S-1-5-21-1-2-3-900', 'S-1-5-21-1-2-3-1000'];
    expect(ordered(sorted.toReversed())).toEqual(sorted);
    fc.assert(
      fc.property(sids, sids, (one, other) => {
        expect(Math.sign(compareSids(one, other))).toBe(0 - Math.sign(compareSids(other, one)));
      }),
    );
  });

  it.each([
    { authority: -1, parts: [1] },
    { authority: 5, parts: [] },
    { authority: 5, parts: [0.5] },
    { authority: 2 ** 48, parts: [1] },
  ])('is not written where it cannot be one', (sid) => {
    expect(() => formatSid(sid)).toThrow('no such security identifier');
  });
});
