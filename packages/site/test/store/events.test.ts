import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { StoredEvent } from '../../src/store/events/stored-event.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines, describeOwnPostgresql } from './engines.ts';

async function append(store: Store, subject: string): Promise<number> {
  return store.mutate(appendEvent, { kind: 'written', subject, data: { subject } });
}

/** Follows until so many have come. */
async function followed(store: Store, from: number, most: number): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of store.events.follow(from, new AbortController().signal)) {
    events.push(event);
    if (events.length === most) break;
  }
  return events;
}

const writers = 16;
const each = 25;

describeEngines('events', (engine) => {
  test('are read after a sequence, some at a time', async () => {
    const store = await engine.open(await engine.newDatabase());
    expect(await store.events.since(0, 10)).toEqual([]);
    for (const subject of ['a', 'b', 'c']) await append(store, subject);
    const [first, second] = await store.events.since(0, 2);
    expect([first?.subject, second?.subject]).toEqual(['a', 'b']);
    expect(await store.events.since(second!.sequence, 10)).toEqual([
      {
        sequence: expect.any(Number),
        kind: 'written',
        subject: 'c',
        time: expect.any(Number),
        data: { subject: 'c' },
      },
    ]);
  });

  test('of many writers at once are missed by nobody who only reads on', async () => {
    const url = await engine.newDatabase();
    const store = await engine.open(url);
    const other = await engine.open(url);
    const signal = new AbortController();
    // Polls as fast as it can, so that it looks at every moment between two commits.
    const polled: StoredEvent[] = [];
    const polling = (async () => {
      for (let last = 0; !signal.signal.aborted;) {
        const page = await other.events.since(last, 3);
        polled.push(...page);
        last = page.at(-1)?.sequence ?? last;
        // On SQLite a read lets nothing else in.
        await setImmediate();
      }
    })();
    const following = followed(other, 0, writers * each);
    const appended = await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const sequences: number[] = [];
        const through = writer % 2 === 0 ? store : other;
        for (let n = 0; n < each; n += 1) sequences.push(await append(through, `${writer}/${n}`));
        return sequences;
      }),
    );
    const all = appended.flat().toSorted((one, two) => one - two);
    expect(new Set(all).size).toBe(writers * each);
    expect((await following).map(({ sequence }) => sequence)).toEqual(all);
    while (polled.length < all.length) await setTimeout(5);
    signal.abort();
    await polling;
    expect(polled.map(({ sequence }) => sequence)).toEqual(all);
  });

  test('are followed as they come, until the signal says otherwise', async () => {
    const store = await engine.open(await engine.newDatabase());
    const before = await append(store, 'before');
    const stop = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const { subject } of store.events.follow(before, stop.signal)) {
        seen.push(subject);
      }
    })();
    for (const subject of ['a', 'b']) {
      const start = performance.now();
      await append(store, subject);
      while (seen.at(-1) !== subject) await setTimeout(1);
      // Not only found by the look that comes every second.
      expect(performance.now() - start).toBeLessThan(900);
    }
    stop.abort();
    await following;
    expect(seen).toEqual(['a', 'b']);
  });
});

describeOwnPostgresql('events of two replicas', (engine, server) => {
  test('reach the other one, also after the server was started again', async () => {
    const url = await engine.newDatabase();
    const one = await engine.open(url);
    const other = await engine.open(url);
    const following = followed(other, 0, 3);
    await append(one, 'before');
    await server().halt();
    await expect(append(one, 'lost')).rejects.toMatchObject({
      code: 'store-unavailable',
      kind: 'unreachable',
      status: 503,
    });
    await expect(one.events.since(0, 1)).rejects.toMatchObject({ code: 'store-unavailable' });
    await server().resume();
    await append(one, 'after');
    // By then the connection for hints is there again.
    await setTimeout(1200);
    await append(other, 'last');
    expect((await following).map(({ subject }) => subject)).toEqual(['before', 'after', 'last']);
  });
});
