import { testClock, type TestClock } from '@hawser/core/clock';
import type { OperationEvent } from '@hawser/core/operations/operation-event';
import type { OperationState } from '@hawser/core/operations/operation-states';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  openOperations,
  type Operations,
  type OperationsOptions,
} from '../../src/operations/open-operations.ts';
import type { AnyOperationKind } from '../../src/operations/operation-kind.ts';
import { pruneOldOperations } from '../../src/operations/prune-old-operations.ts';
import { forgetReplica } from '../../src/store/mutations/forget-replica.ts';
import { describeEngines } from '../store/engines.ts';
import { eventually } from './eventually.ts';
import { lampKind, sampleErrors, type Play } from './sample-kinds.ts';

const by = { startedBy: 'ada' };
const start = Date.UTC(2026, 0, 1);
const never = new AbortController().signal;
const dimKind = { ...lampKind(), name: 'dim-lamp' };

describeEngines('an operation', (engine) => {
  async function opened(
    play?: Play,
    { kinds = [lampKind(play)], url, replica = 'one', ...more }: Opening = {},
  ): Promise<Opened> {
    const clock = more.clock ?? testClock(start);
    const address = url ?? (await engine.newDatabase());
    const store = await engine.open(address, clock);
    const operations = await openOperations({
      ...more,
      store,
      clock,
      kinds,
      replica: { id: replica },
    });
    onTestFinished(async () => {
      let closed = false;
      void operations.close().then(() => (closed = true));
      // A step that does not stop is given its time.
      await eventually(async () => closed, clock);
    });
    const reaches = async (id: string, state: OperationState): ReturnType<Operations['get']> =>
      eventually(async () => {
        // What it has begun to write is written before time moves on: a slow disk takes no lease away.
        await store.mutate(forgetReplica, { id: 'nobody' });
        const view = await operations.get(id);
        return view.state === state && view;
      }, clock);
    return { operations, store, clock, url: address, reaches };
  }

  test('takes its steps one after the other, each with what the ones before came to', async () => {
    const seen: unknown[] = [];
    const { operations, reaches } = await opened(async ({ input, state, attempt }, step) => {
      seen.push([step, input, state, attempt]);
    });
    const started = await operations.start('light-lamp', ['red'], by);
    expect(started).toMatchObject({
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
      kind: 'light-lamp',
      title: 'Light red',
      startedBy: 'ada',
      created: new Date(start).toISOString(),
      finished: null,
      result: null,
    });
    expect(await reaches(started.id, 'succeeded')).toMatchObject({
      state: 'succeeded',
      step: null,
      steps: [
        { name: 'fetch', title: 'To fetch the lamp', state: 'done', attempts: 1 },
        { name: 'mount', title: 'To mount the lamp', state: 'done', attempts: 1 },
        { name: 'light', title: 'To light the lamp', state: 'done', attempts: 1 },
      ],
      replica: 'one',
      started: expect.any(String),
      finished: expect.any(String),
      error: null,
      result: { steps: ['fetch', 'mount', 'light'] },
    });
    expect(seen).toEqual([
      ['fetch', ['red'], [], 1],
      ['mount', ['red'], ['fetch'], 1],
      ['light', ['red'], ['fetch', 'mount'], 1],
    ]);
  });

  test('is refused when its kind is unknown, or its input is wrong or too large', async () => {
    const { operations } = await opened();
    await expect(operations.start('eat-lamp', [], by)).rejects.toMatchObject({
      code: 'operation-unknown-kind',
      kind: 'usage',
      hint: 'It knows these: light-lamp.',
    });
    await expect(operations.start('light-lamp', 7, by)).rejects.toMatchObject({
      code: 'sample-bad-input',
    });
    const large = ['é'.repeat(128 * 1024)];
    await expect(operations.start('light-lamp', large, by)).rejects.toMatchObject({
      code: 'operation-too-large',
      status: 413,
    });
    await expect(operations.get('none')).rejects.toMatchObject({ code: 'operation-not-found' });
    await expect(operations.cancel('none')).rejects.toMatchObject({ code: 'operation-not-found' });
    expect(await operations.list({ limit: 10 })).toEqual([]);
  });

  test('is started once under a key, also by many at once', async () => {
    const { operations } = await opened();
    const key = '8d0b21c5';
    const views = await Promise.all(
      Array.from({ length: 8 }, async () =>
        operations.start('light-lamp', ['red'], { ...by, key }),
      ),
    );
    const [first] = views;
    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    await expect(operations.start('light-lamp', ['blue'], { ...by, key })).rejects.toMatchObject({
      code: 'operation-key-used',
      kind: 'conflict',
      target: first!.id,
    });
    const other = await operations.start('light-lamp', ['red'], { startedBy: 'grace', key });
    expect(other.id).not.toBe(first!.id);
    await expect(
      operations.start('light-lamp', ['red'], { ...by, key: 'a b' }),
    ).rejects.toMatchObject({ code: 'operation-bad-key', kind: 'usage' });
  });

  test('tries a step again, each time later, and goes on from there', async () => {
    const attempts: [number, number][] = [];
    const { operations, clock, reaches } = await opened(async ({ attempt }, step) => {
      if (step !== 'mount') return;
      attempts.push([attempt, clock.now()]);
      if (attempt < 3) throw sampleErrors('busy', {});
    });
    const { id } = await operations.start('light-lamp', ['red'], by);
    const waiting = await reaches(id, 'waiting');
    expect(waiting).toMatchObject({
      step: 'mount',
      steps: [{ state: 'done' }, { state: 'waiting', attempts: 1 }, { state: 'pending' }],
      due: expect.any(String),
      error: { code: 'sample-busy', message: 'The lamp is busy.', hint: 'Wait.' },
    });
    expect(await reaches(id, 'succeeded')).toMatchObject({
      error: null,
      steps: [{ attempts: 1 }, { attempts: 3 }, { attempts: 1 }],
    });
    const [first, second, third] = attempts.map(([, time]) => time);
    expect(second! - first!).toBeGreaterThanOrEqual(500);
    expect(third! - second!).toBeGreaterThanOrEqual(1000);
    expect(attempts.map(([attempt]) => attempt)).toEqual([1, 2, 3]);
  });

  test('fails after its last attempt; a fault of Hawser is told without its details', async () => {
    const { operations, reaches } = await opened(async () => {
      throw new TypeError('secret is undefined');
    });
    const { id } = await operations.start('light-lamp', ['red'], by);
    expect(await reaches(id, 'failed')).toMatchObject({
      step: null,
      steps: [{ state: 'failed', attempts: 3 }, { state: 'pending' }, { state: 'pending' }],
      error: { code: 'internal-fault', message: 'Something went wrong inside Hawser.' },
      finished: expect.any(String),
    });
  });

  test('fails at once when trying again cannot help', async () => {
    const { operations, reaches } = await opened(async () => {
      throw sampleErrors('forbidden', {});
    });
    const { id } = await operations.start('light-lamp', ['red'], by);
    expect(await reaches(id, 'failed')).toMatchObject({
      steps: [{ state: 'failed', attempts: 1 }, {}, {}],
      error: { code: 'sample-forbidden', hint: 'Ask for it.' },
    });
  });

  test('fails when a step leaves more than is kept', async () => {
    const big = { ...lampKind(), result: () => ({ text: 'x'.repeat(300_000) }) };
    const { operations, reaches } = await opened(undefined, { kinds: [big] });
    const { id } = await operations.start('light-lamp', ['red'], by);
    expect(await reaches(id, 'failed')).toMatchObject({
      error: { code: 'operation-state-too-large' },
    });
  });

  test('that waits for its turn is cancelled at once, and stays so', async () => {
    const { operations, reaches } = await opened(async ({ signal }) => aborted(signal), {
      concurrency: 1,
    });
    const running = await operations.start('light-lamp', ['red'], by);
    await reaches(running.id, 'running');
    const { id } = await operations.start('light-lamp', ['blue'], by);
    expect(await operations.cancel(id)).toMatchObject({
      state: 'cancelled',
      started: null,
      steps: [{ state: 'cancelled', attempts: 0 }, {}, {}],
    });
    expect(await operations.cancel(id)).toMatchObject({ state: 'cancelled' });
  });

  test('that runs on another replica is interrupted there, and takes no further step', async () => {
    const steps: string[] = [];
    const one = await opened(async ({ signal }, step) => {
      steps.push(step);
      await aborted(signal);
    });
    const other = await opened(undefined, {
      url: one.url,
      clock: one.clock,
      replica: 'two',
      kinds: [],
    });
    const { id } = await one.operations.start('light-lamp', ['red'], by);
    await one.reaches(id, 'running');
    // The other replica may have seen it before this one looks again.
    const { state } = await other.operations.cancel(id);
    expect(['cancelling', 'cancelled']).toContain(state);
    expect(await one.reaches(id, 'cancelled')).toMatchObject({
      error: null,
      steps: [{ state: 'cancelled' }, { state: 'pending' }, { state: 'pending' }],
    });
    expect(steps).toEqual(['fetch']);
  });

  test('cannot be cancelled once it has ended', async () => {
    const { operations, reaches } = await opened();
    const { id } = await operations.start('light-lamp', ['red'], by);
    await reaches(id, 'succeeded');
    await expect(operations.cancel(id)).rejects.toMatchObject({
      code: 'operation-finished',
      kind: 'conflict',
      message: `Operation ${id} cannot be stopped: it has already succeeded.`,
    });
  });

  test('is one of a few that run at a time; the others have their turn after them', async () => {
    let running = 0;
    let most = 0;
    const { operations, reaches, clock } = await opened(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await clock.sleep(100);
        running -= 1;
      },
      { concurrency: 2 },
    );
    const started = await Promise.all(
      Array.from({ length: 6 }, async (_, lamp) =>
        operations.start('light-lamp', [`lamp ${lamp}`], by),
      ),
    );
    for (const { id } of started) await reaches(id, 'succeeded');
    expect(most).toBe(2);
  });

  test('is found in pages, by state and by kind', async () => {
    const { operations, clock, reaches } = await opened(undefined, {
      kinds: [lampKind(), dimKind],
    });
    const ids: string[] = [];
    for (const kind of ['light-lamp', 'dim-lamp', 'light-lamp']) {
      ids.push((await operations.start(kind, ['red'], by)).id);
      await clock.advance(1);
    }
    for (const id of ids) await reaches(id, 'succeeded');
    const of = async (search: object): Promise<readonly string[]> =>
      (await operations.list({ limit: 10, ...search })).map(({ id }) => id);
    expect(await of({})).toEqual(ids.toReversed());
    expect(await of({ limit: 2 })).toEqual([ids[2], ids[1]]);
    expect(await of({ after: ids[1] })).toEqual([ids[0]]);
    expect(await of({ kind: 'light-lamp' })).toEqual([ids[2], ids[0]]);
    expect(await of({ state: 'failed' })).toEqual([]);
  });

  test('tells what happens to it, from wherever one asks, to its end', async () => {
    const { operations, clock, reaches } = await opened(async ({ log, progress }, step) => {
      if (step !== 'mount') return;
      for (let n = 0; n < 150; n += 1) log(`screw ${n}`);
      for (let n = 1; n <= 4; n += 1) {
        progress(n, 4);
        await clock.sleep(10);
      }
    });
    const { id } = await operations.start('light-lamp', ['red'], by);
    const following = Array.fromAsync(operations.follow(id, 0, never));
    const done = await reaches(id, 'succeeded');
    const events = await following;
    // In order, and none twice; progress that was overtaken before it was seen leaves a gap.
    const sequences = events.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other));
    const lines = events.filter(({ type }) => type === 'log');
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toMatchObject({ text: '… and 50 more lines' });
    expect(events.findLast(({ type }) => type === 'progress')).toMatchObject({ done: 4, total: 4 });
    expect(events.filter(({ type }) => type === 'step')).toMatchObject([
      { step: 'fetch', state: 'running', attempts: 1 },
      { step: 'fetch', state: 'done' },
      { step: 'mount', state: 'running' },
      { step: 'mount', state: 'done' },
      { step: 'light', state: 'running' },
      { step: 'light', state: 'done' },
    ]);
    expect(events.at(-1)).toEqual({
      type: 'state',
      state: 'succeeded',
      result: { steps: ['fetch', 'mount', 'light'] },
      sequence: events.at(-1)!.sequence,
      time: done.finished,
    });
    // Later, from the middle: of progress only the latest is kept.
    const middle = events.at(-6)!.sequence;
    const rest = await Array.fromAsync(operations.follow(id, middle, never));
    expect(rest).toEqual(events.slice(-5));
    expect(await Array.fromAsync(operations.follow(id, events.at(-1)!.sequence, never))).toEqual(
      [],
    );
    await expect(Array.fromAsync(operations.follow('none', 0, never))).rejects.toMatchObject({
      code: 'operation-not-found',
    });
  });

  test('keeps its latest thousand lines, each of a bounded length', async () => {
    const { operations, store, clock, reaches } = await opened(async ({ log }, step) => {
      if (step !== 'fetch') return;
      for (let n = 0; n < 1100; n += 1) {
        log(`${n} ${'x'.repeat(2000)}`);
        if (n % 100 < 99) continue;
        // What is said while a line before is still being kept is only counted.
        await clock.sleep(600);
        await vi.waitFor(async () => expect(await isKept(n)).toBe(true), 10_000);
      }
    });
    const isKept = async (n: number): Promise<boolean> => {
      const found = await store.read(async (db) =>
        db
          .selectFrom('operation_event')
          .select('sequence')
          .where('data', 'like', `%"${n} x%`)
          .executeTakeFirst(),
      );
      return found !== undefined;
    };
    const { id } = await operations.start('light-lamp', ['red'], by);
    await reaches(id, 'succeeded');
    const events: readonly OperationEvent[] = await Array.fromAsync(
      operations.follow(id, 0, never),
    );
    const lines = events.flatMap((event) => (event.type === 'log' ? [event.text] : []));
    expect(events.length).toBeLessThanOrEqual(1000);
    expect(lines.at(-1)).toBe(`1099 ${'x'.repeat(995)}…`);
    expect(lines.length).toBeGreaterThan(900);
  });

  test('is followed only until the signal says otherwise', async () => {
    const { operations, reaches } = await opened(async ({ signal }) => aborted(signal));
    const { id } = await operations.start('light-lamp', ['red'], by);
    await reaches(id, 'running');
    const stop = new AbortController();
    for await (const event of operations.follow(id, 0, stop.signal)) {
      if (event.type === 'step') stop.abort();
    }
    expect(stop.signal.aborted).toBe(true);
  });

  test('is given back when the site is stopped, and the attempt does not count', async () => {
    const first = await opened(async ({ signal }) => aborted(signal));
    const { id } = await first.operations.start('light-lamp', ['red'], by);
    await first.reaches(id, 'running');
    await first.operations.close();
    expect(await first.operations.get(id)).toMatchObject({
      state: 'queued',
      steps: [{ state: 'pending', attempts: 0 }, {}, {}],
    });
    const second = await opened(undefined, { url: first.url, clock: first.clock, replica: 'two' });
    expect(await second.reaches(id, 'succeeded')).toMatchObject({
      replica: 'two',
      steps: [{ attempts: 1 }, { attempts: 1 }, { attempts: 1 }],
    });
  });

  test('whose step does not stop is given back all the same, and that step changes nothing', async () => {
    const ignored = Promise.withResolvers<void>();
    const first = await opened(async () => ignored.promise);
    const { id } = await first.operations.start('light-lamp', ['red'], by);
    await first.reaches(id, 'running');
    let closed = false;
    const closing = first.operations.close().then(() => (closed = true));
    await eventually(async () => closed, first.clock);
    await closing;
    ignored.resolve();
    expect(await first.operations.get(id)).toMatchObject({ state: 'queued' });
  });

  test('of a replica that is silent for too long is taken over', async () => {
    const clock = testClock(start);
    const url = await engine.newDatabase();
    // A clock of its own that stands still: it says nothing any more.
    const stuck = await opened(async ({ signal }) => aborted(signal), {
      url,
      clock: testClock(start),
    });
    const { id } = await stuck.operations.start('light-lamp', ['red'], by);
    await stuck.reaches(id, 'running');
    const taking = await opened(undefined, { url, clock, replica: 'two' });
    expect(await taking.reaches(id, 'succeeded')).toMatchObject({
      replica: 'two',
      steps: [{ attempts: 2 }, { attempts: 1 }, { attempts: 1 }],
    });
    expect(clock.now() - start).toBeGreaterThanOrEqual(15_000);
  });

  test('that outlives its replicas too often fails', async () => {
    const clock = testClock(start);
    const url = await engine.newDatabase();
    let id: string | undefined;
    for (const attempt of [1, 2, 3]) {
      // The same replica, started again without having been stopped.
      const { operations } = await opened(async ({ signal }) => aborted(signal), {
        url,
        clock: testClock(start + attempt),
      });
      id ??= (await operations.start('light-lamp', ['red'], by)).id;
      await eventually(async () => {
        const { state, steps } = await operations.get(id!);
        return state === 'running' && steps[0]!.attempts === attempt;
      });
    }
    const last = await opened(undefined, { url, clock });
    expect(await last.reaches(id!, 'failed')).toMatchObject({
      error: { code: 'operation-replica-died' },
    });
  });

  test('goes on while its replica renews its lease, however long it takes', async () => {
    const one = await opened(async (_, step) => {
      if (step === 'fetch') await one.clock.sleep(60_000);
    });
    const { url, clock } = one;
    const other = await opened(undefined, { url, clock, replica: 'two', kinds: [dimKind] });
    const { id } = await one.operations.start('light-lamp', ['red'], by);
    await one.reaches(id, 'running');
    // From then on the other one has its lease, too.
    const dim = await other.operations.start('dim-lamp', ['red'], by);
    await other.reaches(dim.id, 'succeeded');
    while (clock.now() - start < 65_000) {
      await clock.advance(2500);
      // The disk takes its time.
      await eventually(async () => {
        const leases = await one.store.read(async (db) =>
          db.selectFrom('operation_lease').select('expires').execute(),
        );
        return leases.every(({ expires }) => expires > clock.now() + 5000);
      });
    }
    await other.reaches(id, 'succeeded');
    expect((await one.operations.get(id)).steps).toMatchObject([
      { attempts: 1 },
      { attempts: 1 },
      { attempts: 1 },
    ]);
  });

  test('of a version with other steps fails, and says so', async () => {
    const first = await opened(async ({ signal }) => aborted(signal));
    const { id } = await first.operations.start('light-lamp', ['red'], by);
    await first.reaches(id, 'running');
    await first.operations.close();
    const { url, clock } = first;
    const second = await opened(undefined, {
      url,
      clock,
      kinds: [lampKind(undefined, ['find', 'mount', 'light'])],
    });
    expect(await second.reaches(id, 'failed')).toMatchObject({
      error: { code: 'operation-changed' },
    });
  });

  test('is forgotten 30 days after its end', async () => {
    const { operations, store, clock, reaches } = await opened();
    const { id } = await operations.start('light-lamp', ['red'], by);
    await reaches(id, 'succeeded');
    const day = 24 * 60 * 60 * 1000;
    await operations.close();
    await clock.advance(29 * day);
    expect(await pruneOldOperations({ store, clock }, never)).toBe(0);
    await clock.advance(2 * day);
    expect(await pruneOldOperations({ store, clock }, never)).toBe(1);
    await expect(operations.get(id)).rejects.toMatchObject({ code: 'operation-not-found' });
  });
});

type Opening = Partial<Omit<OperationsOptions, 'kinds' | 'replica' | 'clock' | 'store'>> & {
  readonly kinds?: readonly AnyOperationKind[];
  readonly url?: string;
  readonly clock?: TestClock;
  readonly replica?: string;
};

interface Opened {
  readonly operations: Operations;
  readonly store: OperationsOptions['store'];
  readonly clock: TestClock;
  readonly url: string;
  reaches(id: string, state: OperationState): ReturnType<Operations['get']>;
}

async function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason as Error));
  signal.throwIfAborted();
  return promise;
}
