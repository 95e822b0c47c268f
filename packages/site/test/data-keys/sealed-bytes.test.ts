import { createSecretKey, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { opened, sealed, sealedWhole } from '../../src/data-keys/sealed-bytes.ts';
import {
  type DataKey,
  headLength,
  segmentLength,
  tagLength,
} from '../../src/data-keys/segments.ts';

const key: DataKey = { number: 7, key: createSecretKey(randomBytes(32)) };
const other: DataKey = { number: 7, key: createSecretKey(randomBytes(32)) };

/** In pieces whose lengths have nothing to do with segments. */
async function* pieces(bytes: Buffer, length = 10_007): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const seal = async (bytes: Buffer): Promise<Buffer> => buffer(sealed(pieces(bytes), key));
const open = async (bytes: Buffer, by = key): Promise<Buffer> =>
  buffer(opened(pieces(bytes), async () => by));

test.each([0, 1, segmentLength - 1, segmentLength, segmentLength + 1, 3 * segmentLength])(
  '%i bytes come out as they went in, and are not to be seen in between',
  async (size) => {
    const plain = randomBytes(size);
    const kept = await seal(plain);
    expect((await open(kept)).equals(plain)).toBe(true);
    expect(kept.length).toBe(
      headLength + size + tagLength * Math.max(1, Math.ceil(size / segmentLength)),
    );
    if (size > 20) expect(kept.includes(plain.subarray(0, 20))).toBe(false);
    if (size > segmentLength) return;
    expect((await open(sealedWhole(plain, key))).equals(plain)).toBe(true);
  },
);

test('the same is never sealed under the same key and salt', () => {
  const plain = Buffer.from('a letter');
  const kept = Array.from({ length: 1000 }, () => sealedWhole(plain, key));
  const heads = new Set(kept.map((each) => each.toString('hex', 0, headLength)));
  const sealedTexts = new Set(kept.map((each) => each.toString('hex', headLength)));
  expect([heads.size, sealedTexts.size]).toEqual([1000, 1000]);
});

test('what is changed, cut off, exchanged or of another key is not opened', async () => {
  const plain = randomBytes(3 * segmentLength);
  const kept = await seal(plain);
  const segment = segmentLength + tagLength;
  const first = kept.subarray(headLength, headLength + segment);
  const second = kept.subarray(headLength + segment, headLength + 2 * segment);
  const rest = kept.subarray(headLength + 2 * segment);
  const head = kept.subarray(0, headLength);
  for (const wrong of [
    kept.subarray(0, headLength - 1),
    head,
    kept.subarray(0, headLength + segment),
    kept.subarray(0, headLength + 2 * segment),
    kept.subarray(0, -1),
    Buffer.concat([kept, Buffer.alloc(1)]),
    Buffer.concat([head, second, first, rest]),
    Buffer.concat([head, first, rest]),
  ]) {
    await expect(open(wrong)).rejects.toMatchObject({ code: 'data-key-changed' });
  }
  await expect(open(kept, other)).rejects.toMatchObject({ code: 'data-key-changed' });
  for (let turn = 0; turn < 50; turn += 1) {
    const changed = Buffer.from(kept);
    const at = Math.floor((turn / 50) * kept.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << (turn % 8));
    await expect(open(changed)).rejects.toMatchObject({ code: 'data-key-changed' });
  }
});
