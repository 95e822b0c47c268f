import { expect, test } from 'vitest';
import { killedWhilePrinting } from './killed-while-printing.ts';

test('a site that is killed ten times under load loses no job, and hands none to two devices', async () => {
  const { accepted, lost, handedTwice } = await killedWhilePrinting(10);
  expect(accepted).toBeGreaterThan(10);
  expect({ lost, handedTwice }).toEqual({ lost: [], handedTwice: [] });
}, 120_000);
