import { randomUUID } from 'node:crypto';
import { systemClock, type Clock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { keptBytes } from '../../src/printing/kept-group.ts';
import { forgetPrintAccounts } from '../../src/store/mutations/printing/accounts/forget-accounts.ts';
import { changePrintJob } from '../../src/store/mutations/printing/change-print-job.ts';
import { forgetPrintJobs } from '../../src/store/mutations/printing/forget-print-jobs.ts';
import { passPrintTimes } from '../../src/store/mutations/printing/pass-print-times.ts';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import { submitJob } from '../../src/store/mutations/printing/submit-job.ts';
import { forgetUnread } from '../../src/store/mutations/printing/subscriptions/forget-unread.ts';
import { subscribeToPrinter } from '../../src/store/mutations/printing/subscriptions/subscribe-to-printer.ts';
import type { Store } from '../../src/store/store.ts';
import { noPrintLimits } from './no-print-limits.ts';
import { describeEngines, sqlite, type TestEngine } from '../store/engines.ts';

const day = 24 * 3_600_000;

interface Kept {
  readonly store: Store;
  readonly pass: (ms: number) => void;
  readonly submit: () => Promise<number>;
  readonly states: () => Promise<readonly string[]>;
  readonly printer: string;
  readonly now: () => number;
}

async function kept(engine: TestEngine): Promise<Kept> {
  let now = Date.UTC(2026, 0);
  const clock: Clock = { ...systemClock, now: () => now };
  const store = await engine.open(await engine.newDatabase(), clock);
  const printer = randomUUID();
  await store.mutate(publishPrinter, { id: printer, name: 'Office' });
  return {
    store,
    printer,
    now: clock.now,
    pass(ms) {
      now += ms;
    },
    async submit() {
      const { job } = await store.mutate(submitJob, {
        printer,
        uuid: randomUUID(),
        name: 'Letter',
        owner: 'me',
        ownerName: 'Me',
        attributes: keptBytes(new Map()),
        priority: 50,
        holds: [],
        holdUntil: null,
        retainSeconds: 0,
        password: null,
        limits: noPrintLimits,
        document: {
          name: null,
          format: 'text/plain',
          compression: 'none',
          attributes: null,
          size: 1,
          bytes: Buffer.from('a'),
          blob: null,
        },
      });
      return job.number;
    },
    states: async () =>
      store.read(async (db) => {
        const rows = await db.selectFrom('print_job').select('state').orderBy('number').execute();
        return rows.map(({ state }) => state);
      }),
  };
}

describeEngines('what becomes of jobs in the end', (engine) => {
  test('nothing waits for ever, and what is over is forgotten', async () => {
    const { store, printer, pass, submit, states, now } = await kept(engine);
    const forget = async (): Promise<number> =>
      store.mutate(forgetPrintJobs, { before: now() - 30 * day, most: 10 });
    const number = await submit();
    const job = { printer, number, by: 'other' } as const;
    pass(6 * day);
    // To hold it and to release it does not make it younger.
    await store.mutate(changePrintJob, { ...job, event: 'hold' });
    await store.mutate(changePrintJob, { ...job, event: 'release' });
    await submit();
    pass(day);
    const columns = ['waits_since'] as const;
    const times = { columns, most: 10, waitedSince: now() - 7 * day };
    expect(await store.mutate(passPrintTimes, times)).toBe(1);
    expect(await states()).toEqual(['canceled', 'fetchable']);
    pass(29 * day);
    expect(await forget()).toBe(0);
    pass(day);
    expect(await forget()).toBe(1);
    expect(await states()).toEqual(['fetchable']);
    // Who prints has one left.
    expect(await store.mutate(forgetPrintAccounts, { most: 10 })).toBe(0);
    await store.mutate(changePrintJob, { ...job, number: 2, event: 'cancel' });
    expect(await store.mutate(forgetPrintAccounts, { most: 10 })).toBe(2);
  });

  test('what was heard is forgotten, and who does not ask any more', async () => {
    const { store, printer, pass, submit } = await kept(engine);
    const subscribe = async (lease: number): Promise<number | undefined> =>
      store.mutate(subscribeToPrinter, {
        printer,
        job: null,
        owner: 'proxy',
        owner_name: 'Proxy',
        hears_all: 1,
        user_data: null,
        lease_seconds: lease,
        events: ['job-fetchable'],
      });
    const left = async (): Promise<unknown> =>
      store.read(async (db) => {
        const subscriptions = await db
          .selectFrom('print_subscription')
          .select(['id', 'last_event'])
          .execute();
        const heard = await db.selectFrom('print_notification').select('sequence').execute();
        return { subscriptions, heard: heard.length };
      });
    const endless = await subscribe(0);
    await subscribe(60);
    await submit();
    await store.mutate(forgetUnread, null);
    expect(await left()).toMatchObject({ subscriptions: [{}, {}], heard: 2 });
    pass(3_600_000);
    await store.mutate(forgetUnread, null);
    expect(await left()).toEqual({ subscriptions: [{ id: endless, last_event: 1 }], heard: 0 });
    pass(7 * day);
    await store.mutate(forgetUnread, null);
    expect(await left()).toEqual({ subscriptions: [], heard: 0 });
  });
});

test('of very much that nobody asks for the latest is kept, and numbers go on', async () => {
  const { store, printer, submit } = await kept(sqlite);
  await store.mutate(subscribeToPrinter, {
    printer,
    job: null,
    owner: 'proxy',
    owner_name: 'Proxy',
    hears_all: 1,
    user_data: null,
    lease_seconds: 0,
    events: ['job-created', 'job-fetchable', 'job-state-changed', 'job-config-changed'],
  });
  const number = await submit();
  for (let round = 0; round < 1150; round += 1) {
    await store.mutate(changePrintJob, {
      printer,
      number,
      by: 'other',
      event: 'set-attributes',
    });
  }
  const sequences = await store.read(async (db) =>
    db.selectFrom('print_notification').select('sequence').orderBy('sequence').execute(),
  );
  const all = sequences.map(({ sequence }) => sequence);
  expect(all.at(-1)).toBe(1152);
  expect(all.length).toBeLessThan(1200);
  expect(all).toEqual(all.map((_, place) => (all[0] ?? 0) + place));
});
