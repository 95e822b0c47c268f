import { createSecretKey, randomBytes } from 'node:crypto';
import { testClock } from '@hawser/core/clock';
import { onTestFinished } from 'vitest';
import { DirectorySources } from '../../src/directory-sync/directory-sources.ts';
import type { GivenDirectory } from '../../src/directory-sync/given-directory.ts';
import { removalKind } from '../../src/directory-sync/removal-kind.ts';
import { syncKind } from '../../src/directory-sync/sync-kind.ts';
import { openOperations } from '../../src/operations/open-operations.ts';
import { openTrail } from '../audit/trail.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { eventually } from '../operations/eventually.ts';
import type { TestEngine } from '../store/engines.ts';
import { directoryOf } from './premises.ts';
import { reader, type Slapd } from './slapd.ts';

const start = Date.UTC(2026, 0, 1);

const siteKey = { path: 'site.key', keyId: 'test', key: createSecretKey(randomBytes(32)) };

export const source = 'head-office';

/** A site that reads a directory. */
export async function reading(
  engine: TestEngine,
  slapd: Slapd,
  more: Partial<GivenDirectory> = {},
) {
  const clock = testClock(start);
  const store = await engine.open(await engine.newDatabase(), clock);
  const audit = await openTrail({ store, folder: await temporaryFolder(), clock });
  const sources = new DirectorySources({ store, siteKey, clock });
  const { name: _, ...directory } = directoryOf(slapd);
  await sources.add(store.mutate.bind(store), source, {
    ...directory,
    everyMinutes: 15,
    password: reader.password,
    ...more,
  });
  const operations = await openOperations({
    store,
    clock,
    kinds: [syncKind({ store, sources, audit, clock }), removalKind({ store, audit })],
    replica: { id: 'one' },
  });
  onTestFinished(async () => {
    let closed = false;
    void operations.close().then(() => (closed = true));
    await eventually(async () => closed, clock);
  });
  const run = async (kind: string, input: object = {}) => {
    const given = { directory: source, ...input };
    const { id } = await operations.start(kind, given, { startedBy: 'ada' });
    return await eventually(async () => {
      const view = await operations.get(id);
      return view.finished !== null && view;
    }, clock);
  };
  const sync = async (input: object = {}) => run('sync-site-directory', input);
  const remove = async () => run('remove-site-directory');
  return { store, sources, clock, operations, sync, remove };
}
