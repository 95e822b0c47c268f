import { expect, test } from 'vitest';
import { killedWhilePrinting } from './killed-while-printing.ts';

test('a site that is killed two hundred times under load loses no job, and hands none to two devices', async () => {
  const { accepted, lost, handedTwice } = await killedWhilePrinting(200);
  expect(accepted).toBeGreaterThan(200);
  expect({ lost, handedTwice }).toEqual({ lost: [], handedTwice: [] });
}, 1_800_000);
