import { testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, test } from 'vitest';
import { SoleConnectors } from '../../src/agents/sole-connectors.ts';
import type { StoredEvent } from '../../src/store/events/stored-event.ts';
import type { NewEvent } from '../../src/store/mutations/append-event.ts';
import type { Store } from '../../src/store/store.ts';

/** Replicas that hear each other's events, a moment later. */
function newReplicas() {
  const clock = testClock();
  const told: ((event: StoredEvent) => void)[] = [];
  let sequence = 0;
  const store = {
    mutate: (async (_: unknown, event: NewEvent) => {
      sequence += 1;
      const stored = { ...event, sequence, time: clock.now() };
      setImmediate(() => {
        for (const each of told) each(stored);
      });
      return sequence;
    }) as Store['mutate'],
  };
  const newReplica = () => {
    const there = new Set<string>();
    const tellers = new Map<string, (event: StoredEvent) => void>();
    told.push((event) => tellers.get(event.kind)?.(event));
    const sole = new SoleConnectors({
      store,
      events: { on: (kind, teller) => void tellers.set(kind, teller) },
      clock,
      log: createLog({ component: 'test', level: 'silent' }),
      waiting: { isThere: async (id) => there.has(id) },
    });
    return {
      leave: (id: string) => void there.delete(id),
      letIn: async (id: string, others: number) => sole.letIn(id, others, () => there.add(id)),
    };
  };
  return { clock, newReplica };
}

test('a connector is let in where no other replica has it, and a copy of it nowhere', async () => {
  const { newReplica } = newReplicas();
  const [one, other, third] = [newReplica(), newReplica(), newReplica()];
  expect(await one.letIn('basement', 2)).toBe(true);
  expect(await one.letIn('basement', 2)).toBe(false);
  expect(await other.letIn('basement', 2)).toBe(false);
  expect(await third.letIn('attic', 2)).toBe(true);
  one.leave('basement');
  expect(await other.letIn('basement', 2)).toBe(true);
  expect(await one.letIn('basement', 2)).toBe(false);
});

test('of a connector and its copies that come at once to all replicas, or to one, one is let in', async () => {
  const { newReplica } = newReplicas();
  const replicas = [newReplica(), newReplica(), newReplica()];
  const twice = [...replicas, ...replicas];
  const entered = await Promise.all(twice.map(async ({ letIn }) => letIn('basement', 2)));
  expect(entered.filter(Boolean)).toHaveLength(1);
});

test('a replica that says nothing keeps no connector out', async () => {
  const { clock, newReplica } = newReplicas();
  const entering = newReplica().letIn('basement', 1);
  await clock.advance(5000);
  expect(await entering).toBe(true);
});
