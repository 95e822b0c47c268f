import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '@hawser/core/clock';
import { expect, onTestFinished } from 'vitest';
import { openOperations, type Operations } from '../../src/operations/open-operations.ts';
import type { Store } from '../../src/store/store.ts';
import { killed, startScript } from '../store/child.ts';
import { effectKind, effectSteps } from './effect-kind.ts';

const script = new URL('run-replica.ts', import.meta.url);

export interface ReplicaOptions {
  readonly url: string;
  readonly replica: string;
  readonly leaseMs: number;
  /** The step that it stops at until it is given a line. */
  readonly hold?: string;
}

/** Starts a process that runs operations. */
export function startReplica({ url, replica, leaseMs, hold }: ReplicaOptions): ChildProcess {
  const held = hold === undefined ? [] : [hold];
  return startScript(script, [url, replica, String(leaseMs), ...held]);
}

/** Operations of the test's own process, which starts them and runs none. */
export async function onlyStarting(store: Store): Promise<Operations> {
  const operations = await openOperations({
    store,
    clock: systemClock,
    replica: { id: 'test' },
    concurrency: 0,
    kinds: [effectKind(async () => undefined)],
  });
  onTestFinished(async () => operations.close());
  return operations;
}

/** The effects that there are, and which replica left each. */
export async function effectsIn(
  store: Store,
): Promise<readonly { readonly subject: string; readonly by: string }[]> {
  const rows = await store.read(async (db) =>
    db.selectFrom('event').select(['subject', 'data']).where('kind', '=', 'effect').execute(),
  );
  return rows.map(({ subject, data }) => ({ subject, ...(JSON.parse(data) as { by: string }) }));
}

interface Fired {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
}

/** Runs so many operations on three replicas, and kills one of them every second, and starts it again. */
export async function underFire(store: Store, url: string, count: number): Promise<number> {
  const operations = await onlyStarting(store);
  const start = (replica: string): Fired => {
    const child = startReplica({ url, replica, leaseMs: 3000 });
    return { child, ready: once(child.stdout!, 'data') };
  };
  const replicas = new Map(['one', 'two', 'three'].map((name) => [name, start(name)]));
  const ids: string[] = [];
  // Some at a time, as callers do.
  while (ids.length < count) {
    const started = await Promise.all(
      Array.from({ length: 50 }, async () =>
        operations.start('leave-effects', null, { startedBy: 'test' }),
      ),
    );
    ids.push(...started.map(({ id }) => id));
  }
  let kills = 0;
  const unfinished = async (): Promise<boolean> => {
    const row = await store.read(async (db) =>
      db.selectFrom('operation').select('id').where('finished', 'is', null).executeTakeFirst(),
    );
    return row !== undefined;
  };
  while (await unfinished()) {
    await setTimeout(1000);
    const name = ['one', 'two', 'three'][kills % 3]!;
    // On a machine that is slow they would be killed before they have begun.
    await Promise.all([...replicas.values()].map(async ({ ready }) => ready));
    const { child } = replicas.get(name)!;
    await killed(child);
    replicas.set(name, start(name));
    kills += 1;
  }
  for (const { child } of replicas.values()) await killed(child);

  const rows = await store.read(async (db) =>
    db.selectFrom('operation').select(['id', 'state', 'result']).execute(),
  );
  expect(rows.filter(({ state }) => state !== 'succeeded')).toEqual([]);
  expect(new Set(rows.map(({ result }) => result))).toEqual(
    new Set([JSON.stringify({ steps: effectSteps.length })]),
  );
  const left = (await effectsIn(store)).map(({ subject }) => subject);
  const wanted = ids.flatMap((id) => effectSteps.map((step) => `${id}/${step}`));
  expect(left.toSorted()).toEqual(wanted.toSorted());
  return kills;
}
