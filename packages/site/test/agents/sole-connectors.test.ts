import { setImmediate } from 'node:timers/promises';
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
  const tell = async (event: StoredEvent): Promise<void> => {
    await setImmediate();
    for (const each of told) each(event);
  };
  const store = {
    mutate: (async (_: unknown, event: NewEvent) => {
      sequence += 1;
      const stored = { ...event, sequence, time: clock.now() };
      void tell(stored);
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
      letIn: async (id: string, others: number, isThere = true) =>
        sole.letIn({
          id,
          others,
          isThere: async () => isThere,
          enter: () => void (isThere && there.add(id)),
        }),
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

test('of a connector and its copies that come at once, or one after the other, one is let in', async () => {
  const { newReplica } = newReplicas();
  const replicas = [newReplica(), newReplica(), newReplica()];
  // So many turns of the event loop later each comes: answers and further searches meet in all ways.
  for (let wait = 0; wait < 50; wait += 1) {
    const coming = [...replicas, ...replicas].map(async ({ letIn }, place) => {
      for (let turn = 0; turn < (wait * place) % 7; turn += 1) await setImmediate();
      return letIn(`connector ${wait}`, 2);
    });
    expect((await Promise.all(coming)).filter(Boolean)).toHaveLength(1);
  }
});

test('a connector that goes while it comes, and comes to another replica, is let in there', async () => {
  const { newReplica } = newReplicas();
  const [one, other] = [newReplica(), newReplica()];
  const gone = one.letIn('basement', 1, false);
  await setImmediate();
  expect(await other.letIn('basement', 1)).toBe(true);
  await gone;
});

test('a replica that says nothing keeps no connector out', async () => {
  const { clock, newReplica } = newReplicas();
  const entering = newReplica().letIn('basement', 1);
  await clock.advance(5000);
  expect(await entering).toBe(true);
});
