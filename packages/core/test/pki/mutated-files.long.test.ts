import { expect, test } from 'vitest';
import { fuzz } from './hostile/fuzz.ts';

test('of a million files that were changed at random, each is read or refused', async () => {
  // Others each time; the error of one that is not refused names its seed.
  const from = Math.trunc(Math.random() * 2 ** 30);
  const outcome = await fuzz(from, from + 1_000_000);
  expect(outcome.get('certificate-file-damaged')).toBeGreaterThan(0);
}, 1_200_000);
