import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { type TestClock, testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, onTestFinished, test } from 'vitest';
import { BackupsUnderWay } from '../../src/backup/backups-under-way.ts';
import { BlobShelf } from '../../src/blobs/blob-shelf.ts';
import { openBlobs } from '../../src/blobs/open-blobs.ts';
import { maintainDaily } from '../../src/maintenance/daily.ts';
import { optimizeKind } from '../../src/maintenance/optimize-kind.ts';
import { openOperations, type Operations } from '../../src/operations/open-operations.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { smallBlobsIn } from '../../src/store/small-blobs.ts';
import type { Store } from '../../src/store/store.ts';
import { eventually } from '../operations/eventually.ts';
import { describeEngines, type TestEngine } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const dayMs = 86_400_000;
const log = createLog({ component: 'test', level: 'silent' });

async function maintained(engine: TestEngine): Promise<{
  readonly clock: TestClock;
  readonly store: Store;
  readonly blobs: BlobShelf;
  readonly backups: BackupsUnderWay;
  /** Only now: a month of leases takes long also on a clock of the test's own. */
  readonly begin: () => Promise<Operations>;
}> {
  const clock = testClock(Date.UTC(2026, 0, 1, 12));
  const store = await engine.open(await engine.newDatabase(), clock);
  const large = await openBlobs(pathToFileURL(await temporaryFolder()).href, { clock });
  const blobs = new BlobShelf({ small: smallBlobsIn(store), large, clock });
  const backups = new BackupsUnderWay();
  const needed = createHash('sha256').update('needed').digest('hex');
  const isReferenced = (name: string): boolean => name === needed;
  const begin = async (): Promise<Operations> => {
    const operations = await openOperations({
      store,
      clock,
      replica: { id: 'one' },
      kinds: [
        optimizeKind({
          store,
          blobs,
          clock,
          isReferenced,
          backups,
          audit: { prune: async () => 7 },
          plan: () => ({ auditMs: 0, printUsageDays: 400 }),
        }),
      ],
    });
    onTestFinished(async () => {
      let closed = false;
      void operations.close().then(() => (closed = true));
      await eventually(async () => closed, clock);
    });
    return operations;
  };
  return { clock, store, blobs, backups, begin };
}

async function* text(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

describeEngines('the maintenance of a site', (engine) => {
  test('forgets events of a month ago, and removes blobs that nothing refers to', async () => {
    const { clock, store, blobs, begin } = await maintained(engine);
    await store.mutate(appendEvent, { kind: 'test', subject: 'old', data: null });
    await blobs.put(text('needed'));
    await blobs.put(text('not needed'));
    await clock.advance(31 * dayMs);
    await store.mutate(appendEvent, { kind: 'test', subject: 'young', data: null });
    const { name: young } = await blobs.put(text('just put'));

    const operations = await begin();
    const { id } = await operations.start('optimize-site', null, { startedBy: 'ada' });
    const ended = await eventually(async () => {
      const view = await operations.get(id);
      return view.state === 'succeeded' && view;
    }, clock);
    expect(ended.result).toMatchObject({ blobs: 1, bytes: 10, auditRecords: 7 });
    const kept = await Array.fromAsync(blobs.list());
    expect(kept).toHaveLength(2);
    expect(kept.map(({ name }) => name)).toContain(young);
    const subjects = (await store.events.since(0, 100)).map(({ subject }) => subject);
    expect(subjects).toContain('young');
    expect(subjects).not.toContain('old');
  });

  test('waits with blobs while a backup is read, and goes on after it', async () => {
    const { clock, blobs, backups, begin } = await maintained(engine);
    await blobs.put(text('not needed'));
    await clock.advance(2 * dayMs);
    const backup = backups.during(text('a backup'));
    await backup.next();
    const operations = await begin();
    const { id } = await operations.start('optimize-site', null, { startedBy: 'ada' });
    await eventually(async () => (await operations.get(id)).state === 'waiting', clock);
    expect(await Array.fromAsync(blobs.list())).toHaveLength(1);
    await backup.return();
    await eventually(async () => (await operations.get(id)).state === 'succeeded', clock);
    expect(await Array.fromAsync(blobs.list())).toHaveLength(0);
  });

  test('is started once a day, however many replicas there are', async () => {
    const { clock, begin } = await maintained(engine);
    const operations = await begin();
    const daily = [1, 2, 3].map(() => maintainDaily({ operations, clock, log }));
    onTestFinished(() => daily.forEach((each) => each.stop()));
    const begun = async (): Promise<number> => (await operations.list({ limit: 10 })).length;
    await clock.advance(3 * 3_600_000);
    await eventually(async () => (await begun()) > 0, clock);
    expect(await begun()).toBe(1);
    await clock.advance(dayMs);
    await eventually(async () => (await begun()) > 1, clock);
    expect(await begun()).toBe(2);
  });
});
