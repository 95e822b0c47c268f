import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { killed, startScript } from '../store/child.ts';
import { describeEngines } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { backup, isEmpty, namesOf, newSite, openRestored, rowsOf } from './sites.ts';

const restoreAndStall = new URL('restore-and-stall.ts', import.meta.url);

describeEngines('a restore that is killed', (engine) => {
  test('at any place leaves a database that is as empty as it was, and can be repeated', async () => {
    const site = await newSite(engine);
    const path = await backup(site);
    const { size } = await stat(path);
    const database = await engine.newDatabase();
    const folder = await temporaryFolder();
    for (const place of [1, 600_000, size]) {
      const child = startScript(restoreAndStall, [path, database, folder, String(place)]);
      await once(child.stdout!, 'data');
      await killed(child);
    }
    const blobs = await openFileBlobs({ folder });
    const restoring = { path, database, blobs, clock: systemClock };
    await restoreBackup(restoring);
    expect(await rowsOf(await openRestored(database))).toEqual(await rowsOf(site.store));
    expect(await namesOf(blobs)).toEqual(await namesOf(site.blobs));
    await expect(restoreBackup(restoring)).rejects.toMatchObject({ code: 'store-not-empty' });
    expect(await isEmpty(database)).toBe(false);
  });
});
