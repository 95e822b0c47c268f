/** Numbers that look random and are the same again for the same seed (mulberry32). */
export interface Random {
  /** A whole number from 0 to one less than this. */
  below(limit: number): number;
  of<Value>(values: readonly Value[]): Value;
  bytes(length: number): Buffer;
}

export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    of(values) {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError('there is nothing to choose from');
      return value;
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}
