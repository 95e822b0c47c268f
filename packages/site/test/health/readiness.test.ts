import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { Readiness } from '../../src/health/readiness.ts';
import { storeErrors } from '../../src/store/store-errors.ts';

test('each need that is not met is told, and only those', async () => {
  const gone = storeErrors('closed', {});
  const readiness = new Readiness(
    [
      { name: 'database', probe: async () => Promise.reject(gone) },
      { name: 'blob store', probe: async () => 'well' },
      { name: 'oracle', probe: async () => Promise.reject(new TypeError('x is not a function')) },
    ],
    testClock(),
  );
  // What is a fault of Hawser is not told to the whole network.
  expect(await readiness.trouble()).toEqual([
    'The site is being stopped',
    'the oracle is in trouble',
  ]);
});

test('what does not answer is given up after three seconds', async () => {
  const clock = testClock();
  const never = Promise.withResolvers<void>();
  const readiness = new Readiness([{ name: 'database', probe: async () => never.promise }], clock);
  const trouble = readiness.trouble();
  await clock.advance(3000);
  expect(await trouble).toEqual(['the database does not answer']);
});

test('an answer holds for a second, however many ask', async () => {
  const clock = testClock();
  let looks = 0;
  const readiness = new Readiness([{ name: 'database', probe: async () => (looks += 1) }], clock);
  const ask = async (): Promise<unknown> =>
    Promise.all(Array.from({ length: 50 }, async () => readiness.trouble()));
  await ask();
  await clock.advance(999);
  await ask();
  expect(looks).toBe(1);
  await clock.advance(1);
  await ask();
  expect(looks).toBe(2);
});

test('it is well again by itself', async () => {
  const clock = testClock();
  let well = false;
  const probe = async (): Promise<void> => {
    if (!well) throw storeErrors('closed', {});
  };
  const readiness = new Readiness([{ name: 'database', probe }], clock);
  expect(await readiness.trouble()).toHaveLength(1);
  well = true;
  await clock.advance(1000);
  expect(await readiness.trouble()).toEqual([]);
});
