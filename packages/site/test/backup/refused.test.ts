import { existsSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examineBackup } from '../../src/backup/examine-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { putSmallBlob } from '../../src/store/mutations/put-small-blob.ts';
import { content } from '../blobs/contents.ts';
import { describeEngines, describePostgresql, sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { backup, isEmpty, namesOf, newBlobs, newSite } from './sites.ts';

const clock = systemClock;

/** A backup of some KiB that has every kind of part. */
async function smallBackup(): Promise<Buffer> {
  const store = await sqlite.open(await sqlite.newDatabase());
  await store.mutate(appendEvent, { kind: 'written', subject: 'ü', data: [1] });
  await store.mutate(putSmallBlob, { name: 'small', bytes: new Uint8Array(9), sha256: '9' });
  const blobs = await newBlobs();
  for (const size of [0, 10, 700]) await blobs.put(content(size));
  return readFile(await backup({ store, blobs }));
}

const mostRuns = { sqlite: 400, postgresql: 40 };

describeEngines('a backup', (engine) => {
  test('is refused whole when a bit of it is another, or an end of it is missing', async () => {
    const whole = await smallBackup();
    const path = join(await temporaryFolder(), 'altered.backup');
    const database = await engine.newDatabase();
    const blobs = await newBlobs();
    const bit = fc.record({ at: fc.nat(whole.length - 1), bit: fc.nat(7) });
    const alterations = fc.oneof(
      bit.map((flip) => {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(flip.at) ^ (1 << flip.bit), flip.at);
        return bytes;
      }),
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.uint8Array({ minLength: 1 }).map((more) => Buffer.concat([whole, more])),
    );
    await fc.assert(
      fc.asyncProperty(alterations, async (bytes) => {
        await writeFile(path, bytes);
        const restoring = restoreBackup({ path, database, blobs, clock });
        const error: unknown = await restoring.then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(HawserError);
        expect((error as HawserError).code).toMatch(/^backup-(?:damaged|not-a-backup|newer)$/);
      }),
      { numRuns: mostRuns[engine.name] },
    );
    expect(await namesOf(blobs)).toEqual([]);
    if (engine.name === 'sqlite') expect(existsSync(fileURLToPath(database))).toBe(false);
    expect(await isEmpty(database)).toBe(true);
    // And it was the alterations that it was refused for.
    await writeFile(path, whole);
    await restoreBackup({ path, database, blobs, clock });
    expect((await namesOf(blobs)).length).toBe(3);
  });

  test('is refused when it becomes another one while it is read', async () => {
    const site = await newSite(sqlite);
    const path = await backup(site);
    const other = await readFile(await backup(site, { version: '0.1.1' }));
    const database = await engine.newDatabase();
    const restoring = restoreBackup({
      path,
      database,
      blobs: await newBlobs(),
      clock,
      progress({ phase, done, total }) {
        if (phase === 'verifying' && done === total) writeFileSync(path, other);
      },
    });
    await expect(restoring).rejects.toMatchObject({ code: 'backup-changed', kind: 'conflict' });
    expect(await isEmpty(database)).toBe(true);
  });
});

describePostgresql('a text that only SQLite takes', (engine) => {
  test('keeps a site from being restored to PostgreSQL, and is told', async () => {
    const store = await sqlite.open(await sqlite.newDatabase());
    await store.mutate(appendEvent, { kind: 'written', subject: 'a\0b', data: null });
    const path = await backup({ store, blobs: await newBlobs() });
    const database = await engine.newDatabase();
    const blobs = await newBlobs();
    await expect(restoreBackup({ path, database, blobs, clock })).rejects.toMatchObject({
      code: 'store-not-loaded',
      message: expect.stringContaining('it does not take a row of the dump'),
    });
    expect(await isEmpty(database)).toBe(true);
    await restoreBackup({ path, database: await sqlite.newDatabase(), blobs, clock });
  });
});

describe('what is no backup', () => {
  test.each([
    ['an empty file', ''],
    ['another file', '#!/bin/sh\nexit 0\n'],
    ['something that only begins like one', 'hawser backup x\n'],
  ])('is told: %s', async (_, text) => {
    const path = join(await temporaryFolder(), 'file');
    await writeFile(path, text);
    await expect(examineBackup(path)).rejects.toMatchObject({ code: 'backup-not-a-backup' });
  });

  test('is told: a folder, and nothing at all', async () => {
    const folder = await temporaryFolder();
    await expect(examineBackup(folder)).rejects.toMatchObject({ code: 'backup-not-a-backup' });
    await expect(examineBackup(join(folder, 'none'))).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('there is no such file'),
    });
  });

  test('is told: the format of a later Hawser', async () => {
    const path = join(await temporaryFolder(), 'file');
    await writeFile(path, 'hawser backup 2\nwhatever');
    await expect(examineBackup(path)).rejects.toMatchObject({
      code: 'backup-newer',
      message: expect.stringContaining('its format is 2, and this one knows 1'),
    });
  });
});
