import { readFile } from 'node:fs/promises';
import { systemClock } from '@hawser/core/clock';
import { Secret } from '@hawser/core/secret';
import { describe, expect, test } from 'vitest';
import { examineBackup } from '../../src/backup/examine-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { keepOidcRecord } from '../../src/store/mutations/oidc/keep-oidc-record.ts';
import { sqlite } from '../store/engines.ts';
import { backup, isEmpty, keyFiles, namesOf, newBlobs, newSite, openRestored } from './sites.ts';

const clock = systemClock;
const password = new Secret('correct horse é');
const names = keyFiles.map(({ name }) => name);

describe('the keys of a site', () => {
  test('are in a backup under a password, and come back with it', async () => {
    const path = await backup(await newSite(sqlite), { password });
    expect((await examineBackup(path)).header.keys).toEqual({ names, included: true });
    const bytes = await readFile(path);
    for (const file of keyFiles) expect(bytes.includes(Buffer.from(file.bytes))).toBe(false);

    const database = await sqlite.newDatabase();
    // As a Mac would write it.
    const same = new Secret(password.reveal().normalize('NFD'));
    const blobs = await newBlobs();
    const restored = await restoreBackup({ path, database, blobs, clock, password: same });
    expect(restored.missing.keys).toEqual([]);
    expect(restored.keys).toEqual(
      keyFiles.map((file) => ({ name: file.name, bytes: Buffer.from(file.bytes) })),
    );
  });

  test('do not bring back who was signed in then', async () => {
    const site = await newSite(sqlite);
    await site.store.mutate(keepOidcRecord, {
      model: 'RefreshToken',
      id: 'token',
      payload: new Uint8Array([1]),
      uid: null,
      user_code: null,
      grant_id: null,
      account_id: null,
      expires: clock.now() + 36e5,
    });
    const path = await backup(site, { password });
    const database = await sqlite.newDatabase();
    await restoreBackup({ path, database, blobs: await newBlobs(), clock, password });
    const store = await openRestored(database);
    expect(
      await store.read(async (db) => db.selectFrom('oidc_record').selectAll().execute()),
    ).toEqual([]);
  });

  test('stay away with another password, and all the rest with them', async () => {
    const path = await backup(await newSite(sqlite), { password });
    const database = await sqlite.newDatabase();
    const blobs = await newBlobs();
    const wrong = new Secret('correct horse e');
    const restoring = restoreBackup({ path, database, blobs, clock, password: wrong });
    await expect(restoring).rejects.toMatchObject({
      code: 'backup-wrong-password',
      kind: 'denied',
      message: expect.not.stringContaining('horse'),
    });
    expect(await namesOf(blobs)).toEqual([]);
    expect(await isEmpty(database)).toBe(true);
  });

  test('are named as missing where no password is given', async () => {
    const path = await backup(await newSite(sqlite), { password });
    const database = await sqlite.newDatabase();
    const restored = await restoreBackup({ path, database, blobs: await newBlobs(), clock });
    expect(restored.keys).toBe(undefined);
    expect(restored.missing.keys).toEqual(names);
  });

  test('are named as missing where the backup does not have them', async () => {
    const path = await backup(await newSite(sqlite));
    const database = await sqlite.newDatabase();
    const blobs = await newBlobs();
    const restored = await restoreBackup({ path, database, blobs, clock, password });
    expect(restored.keys).toBe(undefined);
    expect(restored.missing.keys).toEqual(names);
  });
});
