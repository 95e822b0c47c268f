import type { Random } from './random.ts';

/** Bytes of which a few are other ones, missing, or there twice. */
export function mutatedBytes(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    mutated = random.of(mutations)(mutated, random);
  }
  return mutated;
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const mutations: readonly Mutation[] = [
  // Bits that are flipped.
  (bytes, random) => {
    const mutated = Buffer.from(bytes);
    for (let left = 1 + random.below(4); left > 0 && mutated.length > 0; left -= 1) {
      const at = random.below(mutated.length);
      mutated[at] = (mutated[at] ?? 0) ^ (1 << random.below(8));
    }
    return mutated;
  },
  // An end that comes too early.
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  // A range that is missing.
  (bytes, random) => {
    const [start, end] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  // A range that is there twice.
  (bytes, random) => {
    const [start, end] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  },
  // Noise, in place of a byte or beside it.
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const noise = random.bytes(random.below(9));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + random.below(2))]);
  },
];

function range(bytes: Buffer, random: Random): readonly [number, number] {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + random.below(200))];
}
