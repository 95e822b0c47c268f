import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeMessage } from '../../src/ipp/decode/decode-message.ts';
import { encodeMessage } from '../../src/ipp/encode/encode-message.ts';
import type { Given, GivenAttributes } from '../../src/ipp/encode/given.ts';
import type { Attributes } from '../../src/ipp/attributes.ts';
import type { Value } from '../../src/ipp/values/value.ts';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const byte = fc.nat(255);
const text = fc.string({ unit: 'binary', maxLength: 80 });
const octets = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes));

const dateTime = fc.record({
  year: fc.nat(0xffff),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 31 }),
  hour: fc.nat(23),
  minute: fc.nat(59),
  second: fc.nat(60),
  decisecond: fc.nat(9),
  sign: fc.constantFrom('+' as const, '-' as const),
  offsetHours: fc.nat(14),
  offsetMinutes: fc.nat(59),
});

const strings = [
  'text',
  'name',
  'keyword',
  'uri',
  'uriScheme',
  'charset',
  'naturalLanguage',
  'mimeMediaType',
] as const;
const outOfBand = ['unsupported', 'unknown', 'no-value', 'delete-attribute'] as const;
/** Tags that mean nothing yet. */
const unknownTags = [0x14, 0x20, 0x24, 0x2f, 0x38, 0x40, 0x43, 0x4b, 0x7e, 0x80, 0xff];

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ type: fc.constantFrom('integer' as const, 'enum' as const), value: int32 }),
  fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ type: fc.constantFrom(...strings), value: text }),
  fc.record({
    type: fc.constantFrom('textWithLanguage' as const, 'nameWithLanguage' as const),
    value: text,
    language: text,
  }),
  fc.record({ type: fc.constant('octetString' as const), value: octets }),
  fc.record({ type: fc.constant('dateTime' as const), value: dateTime }),
  fc.record({
    type: fc.constant('resolution' as const),
    value: fc.record({
      cross: int32,
      feed: int32,
      unit: fc.constantFrom('dpi' as const, 'dpcm' as const),
    }),
  }),
  fc.record({
    type: fc.constant('rangeOfInteger' as const),
    value: fc.record({ lower: int32, upper: int32 }),
  }),
  fc.record({ type: fc.constantFrom(...outOfBand) }),
  fc
    .record({
      type: fc.constant('other' as const),
      tag: fc.constantFrom(...unknownTags),
      value: octets,
    })
    // Those of an out-of-band tag have no bytes.
    .map((value) => (value.tag < 0x20 ? { ...value, value: Buffer.alloc(0) } : value)),
);

const name = fc.stringMatching(/^[a-c-]{1,60}$/);

const { attributes } = fc.letrec<{ value: Given; attributes: GivenAttributes }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', maxDepth: 4 }, scalar, tie('attributes')),
  attributes: fc.dictionary(
    name.filter((each) => !['type', 'lower', 'cross', 'decisecond'].includes(each)),
    fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
    { maxKeys: 4 },
  ),
}));

const message = fc.record({
  version: fc.record({ major: byte, minor: byte }),
  code: fc.nat(0xffff),
  requestId: int32,
  groups: fc.array(
    fc.record({ tag: fc.constantFrom('operation' as const, 'job' as const, 0x0c), attributes }),
    { maxLength: 4 },
  ),
});

it('gives back each message as it was given, and its bytes as they were', () => {
  fc.assert(
    fc.property(message, (given) => {
      const bytes = encodeMessage(given);
      const decoded = decodeMessage(bytes).message;
      const { groups, ...head } = decoded;
      expect({
        ...head,
        groups: groups.map((group) => ({ tag: group.tag, attributes: plain(group.attributes) })),
      }).toEqual({ ...given, groups: given.groups.map((group) => ({ ...group })) });
      expect(encodeMessage(decoded).equals(bytes)).toBe(true);
    }),
    { numRuns: 500, seed: 6 },
  );
});

function plain(group: Attributes): unknown {
  return Object.fromEntries(
    [...group].map(({ name: of, values }) => [
      of,
      values.map((value) => (value.type === 'collection' ? plain(value.value) : value)),
    ]),
  );
}
