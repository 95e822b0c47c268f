import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import type { Bench } from './bench.ts';

const callers = 64;
const each = 250;
const rows = callers * each;

/** What the bench uses of the store. */
interface Store {
  mutate(mutation: object, input: object, audited?: object): Promise<unknown>;
  close(): Promise<void>;
}

export interface StoreBench {
  readonly benches: readonly Bench[];
  close(): Promise<void>;
}

/**
 * Durable small writes: many callers at once through the writer's thread, beside a loop that does
 * nothing but insert the same rows and commit as many at a time, on the same disk.
 */
export async function openStoreBench(scratch: string): Promise<StoreBench> {
  const source = (name: string): string =>
    new URL(`../../packages/site/src/store/${name}.ts`, import.meta.url).href;
  const { openStore } = (await import(source('open-store'))) as {
    openStore(options: { url: string; clock: typeof systemClock }): Promise<Store>;
  };
  const { appendEvent } = (await import(source('mutations/append-event'))) as {
    appendEvent: object;
  };
  const url = pathToFileURL(join(scratch, 'site.db')).href;
  const store = await openStore({ url, clock: systemClock });
  const write = async (audited?: () => object): Promise<void> => {
    const call = async (_: unknown, caller: number): Promise<void> => {
      for (let n = 0; n < each; n += 1) {
        const subject = `caller-${caller}`;
        await store.mutate(appendEvent, { kind: 'written', subject, data: { n } }, audited?.());
      }
    };
    await Promise.all(Array.from({ length: callers }, call));
  };
  const recordKey = randomBytes(32);
  /** As the audit trail gives it to the store. */
  const audited = (): object => ({
    id: randomUUID(),
    replica: 'bench',
    recordKey,
    actor: { kind: 'user', id: 'bench', name: 'Bench' },
    address: '127.0.0.1',
    call: 'benchThings',
    request: randomUUID(),
  });
  const loop = openLoop(join(scratch, 'loop.db'));
  const sync = syncTime(join(scratch, 'sync')).toFixed(2);
  return {
    benches: [
      {
        title: `${rows.toLocaleString('en')} durable writes (one sync: ${sync} ms)`,
        unit: 'ms',
        runs: 10,
        baseline: { name: `a loop of ${callers}`, run: async () => timed(loop.write) },
        // 70 % of the loop's rows a second.
        candidates: [
          {
            name: `${callers} callers`,
            target: { ratioAtMost: 1.43 },
            run: () => timed(async () => write()),
          },
        ],
      },
      {
        title: `${rows.toLocaleString('en')} durable writes with an audit record each`,
        unit: 'ms',
        runs: 5,
        baseline: { name: 'without', run: async () => timed(async () => write()) },
        candidates: [
          {
            name: 'audited',
            target: { ratioAtMost: 3 },
            run: async () => timed(async () => write(audited)),
          },
        ],
      },
      {
        title: 'Delay of the event loop meanwhile',
        unit: 'ms',
        runs: 10,
        candidates: [
          {
            name: '99th percentile',
            target: { atMost: 5 },
            run: async () => delayDuring(async () => write()),
          },
        ],
      },
    ],
    async close() {
      loop.close();
      await store.close();
    },
  };
}

function openLoop(path: string): { write(): void; close(): void } {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE event (sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,
      subject TEXT NOT NULL, time INTEGER NOT NULL, data TEXT NOT NULL)`);
  const insert = database.prepare(
    'INSERT INTO event (kind, subject, time, data) VALUES (?, ?, ?, ?)',
  );
  return {
    write() {
      for (let n = 0; n < each; n += 1) {
        database.exec('BEGIN IMMEDIATE');
        for (let caller = 0; caller < callers; caller += 1) {
          insert.run('written', `caller-${caller}`, Date.now(), JSON.stringify({ n }));
        }
        database.exec('COMMIT');
      }
    },
    close: () => database.close(),
  };
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function delayDuring(work: () => Promise<void>): Promise<number> {
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6 - resolution;
}

/** How long this disk takes, at this moment, until a few bytes are on it. */
function syncTime(path: string): number {
  const syncs = 50;
  const file = openSync(path, 'w');
  try {
    const start = performance.now();
    for (let n = 0; n < syncs; n += 1) {
      writeSync(file, 'x'.repeat(4096));
      fdatasyncSync(file);
    }
    return (performance.now() - start) / syncs;
  } finally {
    closeSync(file);
  }
}
