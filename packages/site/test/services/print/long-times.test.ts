import { testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, test } from 'vitest';
import { watchPrintTimes } from '../../../src/printing/watch-print-times.ts';
import { renewingLease } from '../../../src/services/print/renewing-lease.ts';

test('a device that could not say that it is there has time to come back', async () => {
  const clock = testClock();
  const passed: (readonly string[])[] = [];
  let isReachable = true;
  // Everything is due.
  const store = {
    read: async () => ({ rows: [{ number: 1 }] }),
    async mutate(_: unknown, { columns = [] }: { readonly columns?: readonly string[] }) {
      if (!isReachable) throw new Error('the database is away');
      passed.push(columns);
      return 0;
    },
  };
  const log = createLog({ component: 'print', level: 'silent' });
  const plan = () => ({ printWaitMs: 0, printHistoryMs: 0 });
  await using watch = watchPrintTimes({ store: store as never, clock, log, plan });
  expect(watch).toBeDefined();
  const takesAway = async (ms: number): Promise<boolean> => {
    passed.length = 0;
    await clock.advance(ms);
    return passed.some((columns) => columns.includes('lease_until'));
  };
  expect(await takesAway(55_000)).toBe(false);
  expect(passed).not.toEqual([]);
  expect(await takesAway(10_000)).toBe(true);
  isReachable = false;
  await clock.advance(600_000);
  isReachable = true;
  expect(await takesAway(55_000)).toBe(false);
  expect(await takesAway(10_000)).toBe(true);
});

test('a device keeps a job while it reads a document, however slowly', async () => {
  const clock = testClock();
  let renewed = 0;
  async function* slowly(): AsyncGenerator<Uint8Array, void> {
    for (let piece = 0; piece < 10; piece += 1) {
      await clock.advance(8000);
      yield Buffer.from([piece]);
    }
  }
  const bytes: number[] = [];
  const renew = async (): Promise<void> => {
    renewed += 1;
  };
  for await (const [byte = -1] of renewingLease(slowly(), { clock, renew })) bytes.push(byte);
  expect(bytes).toHaveLength(10);
  expect(renewed).toBe(3);
});
