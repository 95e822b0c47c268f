import { decodeMessage, type Decoded } from '@hawser/core/ipp/decode/decode-message';
import { MessageDecoder } from '@hawser/core/ipp/decode/message-decoder';
import { MessageError } from '@hawser/core/ipp/decode/message-error';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { goldenMessages } from './golden.ts';
import { madeAgain } from './made-again.ts';

const mutations = 200_000;
const longest = 10;

/** Two bytes that are often a length. Those above 0x7fff are negative to who reads them with a sign. */
const lengths = [0, 1, 4, 0xff, 0x7fff, 0x8000, 0xfffb, 0xffff];

/** A tag of every kind, so that structures break too, and not only what is in them. */
const tags = [
  0, 1, 2, 3, 4, 0x0f, 0x13, 0x21, 0x22, 0x23, 0x31, 0x34, 0x35, 0x37, 0x41, 0x44, 0x4a, 0x7f,
];

type Change = (message: Buffer, at: number, value: number) => Buffer;

const changes: readonly Change[] = [
  (message, at, value) => over(message, at, Buffer.of(value)),
  (message, at, value) => over(message, at, Buffer.of((message[at] ?? 0) ^ (1 << (value % 8)))),
  (message, at, value) => over(message, at, Buffer.of(tags[value % tags.length]!)),
  (message, at, value) => {
    const length = lengths[value % lengths.length]!;
    return over(message, at, Buffer.of(length >> 8, length & 0xff));
  },
  (message, at) => message.subarray(0, at),
  (message, at, value) => Buffer.concat([message.subarray(0, at), message.subarray(at + value)]),
  (message, at, value) => Buffer.concat([message.subarray(0, at + value), message.subarray(at)]),
  (message, at, value) =>
    Buffer.concat([message.subarray(0, at), Buffer.alloc(3, value), message.subarray(at)]),
];

function over(message: Buffer, at: number, bytes: Buffer): Buffer {
  const changed = Buffer.from(message);
  bytes.copy(changed, at);
  return changed;
}

const changed = fc
  .tuple(
    fc.nat(goldenMessages.length - 1),
    fc.array(fc.tuple(fc.nat(changes.length - 1), fc.nat(0xffff), fc.nat(0xff)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([golden, list]) =>
    list.reduce((message, [change, at, value]) => {
      // Most of a message is its beginning and its end for who takes any place of 64 Ki.
      return changes[change]!(message, at % (message.length + 1), value);
    }, goldenMessages[golden]!.bytes),
  );

it('200,000 mutations are refused as they have to be, or come out as they went in, and none takes long', () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(changed, (message) => {
      const outcome = inTime(message);
      if (outcome instanceof MessageError) {
        refused += 1;
        return;
      }
      taken += 1;
      const whole = (attributes: Buffer): Buffer => Buffer.concat([attributes, outcome.document]);
      if (!whole(encodeMessage(outcome.message)).equals(message)) throw new Error('other bytes');
      if (!whole(madeAgain(outcome.message)).equals(message)) throw new Error('other values');
    }),
    { numRuns: mutations, seed: 6 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(mutations / 10);
}, 120_000);

it('what is wrong comes out as it went in where it is kept', () => {
  let kept = 0;
  fc.assert(
    fc.property(changed, (message) => {
      const outcome = outcomeOf(() => decodeMessage(message, { badValues: 'keep' }));
      if (outcome instanceof MessageError) return;
      if (outcomeOf(() => decodeMessage(message)) instanceof MessageError) kept += 1;
      const again = Buffer.concat([madeAgain(outcome.message), outcome.document]);
      if (!again.equals(message)) throw new Error('other values');
    }),
    { numRuns: 20_000, seed: 6 },
  );
  expect(kept).toBeGreaterThan(20);
}, 60_000);

it('pieces of a message come to the same as all of it', () => {
  fc.assert(
    fc.property(changed, fc.nat(0xffff), (message, place) => {
      const cut = place % (message.length + 1);
      const decoder = new MessageDecoder();
      const inPieces = outcomeOf(() => {
        const first = decoder.push(message.subarray(0, cut));
        if (first !== undefined) return first;
        const second = decoder.push(message.subarray(cut));
        if (second === undefined) throw decoder.truncated();
        return second;
      });
      const atOnce = outcomeOf(() => decodeMessage(message));
      expect(told(inPieces)).toEqual(told(atOnce));
    }),
    { numRuns: 10_000, seed: 6 },
  );
}, 60_000);

/** What comes of it, in ten milliseconds of the processor at most. */
function inTime(message: Buffer): Decoded | MessageError {
  // Once it may be that garbage was collected; what hangs does it each time.
  for (let attempts = 1; ; attempts += 1) {
    const start = performance.now();
    const outcome = outcomeOf(() => decodeMessage(message));
    if (performance.now() - start < longest) return outcome;
    if (attempts === 5) throw new Error(`It took longer than ${longest} ms.`);
  }
}

function outcomeOf(work: () => Decoded): Decoded | MessageError {
  try {
    return work();
  } catch (error) {
    if (error instanceof MessageError) return error;
    throw error;
  }
}

function told(outcome: Decoded | MessageError): unknown {
  return outcome instanceof MessageError
    ? outcome.message
    : encodeMessage(outcome.message).toString('hex');
}
