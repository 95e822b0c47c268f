import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf, fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import { openSqlite } from '@hawser/core/files/sqlite';

const sqlite = openSqlite();

export type Database = InstanceType<typeof sqlite.DatabaseSync>;

/** Makes an empty file for a database that only its user can read, unless there is one. */
export async function createDatabaseFile(path: string): Promise<void> {
  try {
    await makeFolder(dirname(path), 0o700);
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
  // SQLite syncs what it creates itself; without this a power cut could take the new name.
  if (process.platform !== 'win32') syncFolder(dirname(path));
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Opens a database that is there; never makes one, for an empty one would pass for the lost one. */
export function openDatabaseFile(path: string, { busyMs }: { busyMs: number }): Database {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'rw');
  const database = new sqlite.DatabaseSync(url, { timeout: busyMs });
  // fullfsync: on macOS a plain sync leaves the data in the disk's own cache.
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
  `);
  return database;
}
