import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Ber,
  bitsOf,
  countOf,
  objectIdOf,
  octetsOf,
  partsOf,
  readBer,
  tags,
} from '../../src/pki/ber.ts';
import {
  bits,
  bmp,
  boolean,
  count,
  type Der,
  implicit,
  none,
  objectId,
  octets,
  printable,
  sequence,
  set,
  tagged,
  utf8,
} from '../../src/pki/der.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const objectIds = fc
  .tuple(fc.nat(2), fc.nat(39), fc.array(fc.nat(), { maxLength: 8 }))
  .map(([root, second, others]) => [root, second, ...others].join('.'));

const leaf = fc.oneof(
  bytes.map(octets),
  bytes.map((each) => bits(each)),
  fc.maxSafeNat().map(count),
  fc.boolean().map(boolean),
  fc.constant(none()),
  objectIds.map(objectId),
  fc.string({ unit: 'grapheme' }).map(utf8),
  fc.string({ unit: 'binary' }).map(bmp),
  fc.string({ unit: 'grapheme-ascii' }).map(printable),
  fc.tuple(fc.nat(30), bytes).map(([tag, each]) => implicit(tag, each)),
);

const { tree } = fc.letrec<{ tree: Der }>((tie) => {
  const parts = fc.array(tie('tree'), { maxLength: 5 });
  return {
    tree: fc.oneof(
      { maxDepth: 6 },
      leaf,
      parts.map((each) => sequence(...each)),
      parts.map((each) => set(...each)),
      fc.tuple(fc.nat(30), parts).map(([tag, each]) => tagged(tag, ...each)),
    ),
  };
});

/** Written again, piece by piece, by nothing but what was read. */
function again({ tag, content, ...piece }: Ber): Der {
  const inner = (tag & 0x20) === 0 ? [content] : partsOf({ tag, content, ...piece }).map(again);
  const written = octets(Buffer.concat(inner));
  written[0] = tag;
  return written;
}

/** The same with ends that are marked, in place of lengths. */
function withMarkedEnds({ tag, content, ...piece }: Ber): Buffer {
  if ((tag & 0x20) === 0) return Buffer.from(piece.whole);
  const inner = partsOf({ tag, content, ...piece }).map(withMarkedEnds);
  return Buffer.concat([Uint8Array.of(tag, 0x80), ...inner, Uint8Array.of(0, 0)]);
}

describe('DER', () => {
  test('that was written is read, and written again as the same bytes', () => {
    fc.assert(
      fc.property(tree, (der) => {
        const read = readBer(der);
        expect(Buffer.from(read.whole).equals(der)).toBe(true);
        expect(Buffer.compare(again(read), der)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same in BER whose ends are marked', () => {
    fc.assert(
      fc.property(tree, (der) => {
        expect(Buffer.compare(again(readBer(withMarkedEnds(readBer(der)))), der)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('has values that are read as they were written', () => {
    fc.assert(
      fc.property(bytes, fc.maxSafeNat(), objectIds, (each, number, id) => {
        expect(Buffer.compare(octetsOf(readBer(octets(each))), each)).toBe(0);
        expect(Buffer.compare(bitsOf(readBer(bits(each))), each)).toBe(0);
        expect(countOf(readBer(count(number)))).toBe(Math.min(number, Number.MAX_SAFE_INTEGER));
        expect(objectIdOf(readBer(objectId(id)))).toBe(id);
      }),
    );
  });
});

test('octets in pieces, and pieces of those, are read as one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(bytes, { maxLength: 4 }), { maxLength: 4 }), (all) => {
      const inPieces = (parts: readonly Der[]) => {
        const written = sequence(...parts);
        written[0] = tags.octets | 0x20;
        return written;
      };
      const written = inPieces(all.map((each) => inPieces(each.map(octets))));
      expect(Buffer.compare(octetsOf(readBer(written)), Buffer.concat(all.flat()))).toBe(0);
    }),
  );
});
