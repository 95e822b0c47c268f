import { createHash } from 'node:crypto';
import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { deleteSmallBlob } from '../../src/store/mutations/delete-small-blob.ts';
import { putSmallBlob } from '../../src/store/mutations/put-small-blob.ts';
import { findEvents } from '../../src/store/reports/find-events.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines } from './engines.ts';
import { addAndFail, addAndRefuse, addTwo, count } from './test-mutations.ts';

function blobOf(name: string, text: string): { name: string; bytes: Uint8Array; sha256: string } {
  const bytes = new TextEncoder().encode(text);
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function names(store: Store): Promise<readonly string[]> {
  const rows = await store.read(async (db) =>
    db.selectFrom('small_blob').select('name').orderBy('name').execute(),
  );
  return rows.map(({ name }) => name);
}

describeEngines('a mutation', (engine) => {
  test('keeps what it was given, at the time of the clock', async () => {
    const clock = testClock(1_800_000_000_123);
    const store = await engine.open(await engine.newDatabase(), clock);
    expect(store.site).toEqual({ id: expect.any(String), created: 1_800_000_000_123 });
    await clock.advance(5);
    expect(await store.mutate(putSmallBlob, blobOf('one', 'abc'))).toBe(true);
    const row = await store.read(async (db) =>
      db.selectFrom('small_blob').selectAll().executeTakeFirst(),
    );
    expect(row).toMatchObject({
      name: 'one',
      size: 3,
      stored: 1_800_000_000_128,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(new TextDecoder().decode(row?.bytes)).toBe('abc');
  });

  test('is still there when the site is started again, and it is the same site', async () => {
    const url = await engine.newDatabase();
    const before = await engine.open(url);
    await before.mutate(putSmallBlob, blobOf('one', 'abc'));
    await before.close();
    const after = await engine.open(url);
    expect(await names(after)).toEqual(['one']);
    expect(after.site).toEqual(before.site);
  });

  test('can be repeated: a blob is put once, deleted once, and never replaced', async () => {
    const store = await engine.open(await engine.newDatabase());
    expect(await store.mutate(putSmallBlob, blobOf('one', 'abc'))).toBe(true);
    expect(await store.mutate(putSmallBlob, blobOf('one', 'abc'))).toBe(false);
    await expect(store.mutate(putSmallBlob, blobOf('one', 'other'))).rejects.toMatchObject({
      name: 'HawserError',
      code: 'store-blob-differs',
      kind: 'conflict',
      status: 409,
      target: 'one',
      message: 'There is already a blob "one", and it holds something else.',
    });
    expect(await store.mutate(deleteSmallBlob, { name: 'one' })).toBe(true);
    expect(await store.mutate(deleteSmallBlob, { name: 'one' })).toBe(false);
  });

  test('that violates a constraint among 64 at once undoes only its own', async () => {
    const store = await engine.open(await engine.newDatabase());
    await store.mutate(addTwo, ['taken', 'other']);
    const done = await Promise.allSettled(
      Array.from({ length: 64 }, async (_, index) =>
        store.mutate(addTwo, [`row ${index}`, index === 40 ? 'taken' : `row ${index} b`]),
      ),
    );
    const failed = done.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome] : []));
    expect(failed).toHaveLength(1);
    expect(done[40]).toMatchObject({
      reason: { name: 'ConstraintViolation', constraint: 'unique' },
    });
    const kept = await names(store);
    expect(kept).toHaveLength(2 + 63 * 2);
    expect(kept).not.toContain('row 40');
  });

  test('that refuses, or has a fault, keeps nothing', async () => {
    const store = await engine.open(await engine.newDatabase());
    // At once, so that on SQLite they share a commit.
    const [refused, failed, kept] = await Promise.allSettled([
      store.mutate(addAndRefuse, 'one'),
      store.mutate(addAndFail, 'two'),
      store.mutate(addTwo, ['three', 'four']),
    ]);
    expect(refused).toMatchObject({ reason: { code: 'store-blob-differs', target: 'one' } });
    expect(failed).toMatchObject({ reason: { message: 'a fault' } });
    expect(kept).toMatchObject({ value: 2 });
    expect(await names(store)).toEqual(['four', 'three']);
  });

  test('sees nothing of those beside it: 64 that read and write count to 64', async () => {
    const store = await engine.open(await engine.newDatabase());
    const counts = await Promise.all(
      Array.from({ length: 64 }, async () => store.mutate(count, 'counter')),
    );
    expect(counts.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 64 }, (_, index) => index + 1),
    );
  });

  test('is made once, however many of those beside it fail', async () => {
    const store = await engine.open(await engine.newDatabase());
    const done = await Promise.allSettled(
      Array.from({ length: 48 }, async (_, index) =>
        index % 3 === 0
          ? store.mutate(addAndFail, `row ${index}`)
          : store.mutate(count, index % 3 === 1 ? 'one' : 'two'),
      ),
    );
    const counts = done.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(counts.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 32 }, (_, index) => Math.floor(index / 2) + 1),
    );
    expect(await names(store)).toEqual(['one', 'two']);
  });

  test('is refused when too many are waiting, and those are kept', async () => {
    const store = await engine.open(await engine.newDatabase());
    const done = await Promise.allSettled(
      Array.from({ length: 1100 }, async (_, index) =>
        store.mutate(deleteSmallBlob, { name: `row ${index}` }),
      ),
    );
    const refused = done.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(refused).toHaveLength(1100 - 1024);
    expect(refused[0]).toMatchObject({
      code: 'store-overloaded',
      kind: 'unreachable',
      status: 503,
    });
    expect(await store.mutate(putSmallBlob, blobOf('one', 'abc'))).toBe(true);
  });

  test('that was asked for before the end is kept; after it nothing is taken', async () => {
    const url = await engine.newDatabase();
    const store = await engine.open(url);
    const last = store.mutate(putSmallBlob, blobOf('one', 'abc'));
    const closed = store.close();
    await expect(store.mutate(putSmallBlob, blobOf('two', 'abc'))).rejects.toMatchObject({
      code: 'store-closed',
      status: 503,
    });
    expect(await last).toBe(true);
    await closed;
    expect(await names(await engine.open(url))).toEqual(['one']);
  });

  test('is the only way to write: a read cannot', async () => {
    const store = await engine.open(await engine.newDatabase());
    const writing = store.read(async (db) => db.deleteFrom('site').execute());
    await expect(writing).rejects.toThrow(/read-?only|only be read/);
  });
});

describeEngines('a report', (engine) => {
  test('finds the latest events', async () => {
    const clock = testClock(1000);
    const store = await engine.open(await engine.newDatabase(), clock);
    for (const kind of ['added', 'changed', 'added']) {
      await store.mutate(appendEvent, { kind, subject: 'printer/1', data: { kind, deep: [1] } });
      await clock.advance(1000);
    }
    await store.mutate(appendEvent, { kind: 'added', subject: 'printer/2', data: null });
    const found = await store.report(findEvents, { kind: 'added', until: 3500, limit: 10 });
    expect(found).toEqual([
      {
        sequence: expect.any(Number),
        kind: 'added',
        subject: 'printer/1',
        time: 3000,
        data: { kind: 'added', deep: [1] },
      },
      expect.objectContaining({ time: 1000 }),
    ]);
    expect(await store.report(findEvents, { subject: 'printer/2', limit: 10 })).toHaveLength(1);
    expect(await store.report(findEvents, { since: 2000, limit: 2 })).toHaveLength(2);
  });
});
