import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { withLock } from '@hawser/core/files/lock';
import { Kysely } from 'kysely';
import { requireEmpty, type Target } from '../load/empty-database.ts';
import { fillTables, type Filling } from '../load/fill-tables.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Tables } from '../tables/tables.ts';
import { createDatabaseFile, openDatabaseFile, type Database } from './database-file.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const busyMs = 10_000;

/** Throws unless a dump can be loaded into it. Leaves no file where there is none. */
export async function requireEmptySqlite(
  path: string,
  migrations: readonly Migration[],
): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return;
  const database = openWritable(path);
  try {
    await requireEmpty(targetOf(database, path), migrations);
  } finally {
    database.close();
  }
}

/** Fills the database, in one transaction; makes it where there is none. */
export async function loadSqlite(path: string, filling: Filling): Promise<void> {
  await createDatabaseFile(path);
  await withLock(path, async () => {
    const database = openWritable(path);
    try {
      database.exec('BEGIN EXCLUSIVE');
      await fillTables(targetOf(database, path), filling);
      database.exec('COMMIT');
    } finally {
      // What was not committed is as if it had never been.
      database.close();
    }
  });
}

// SQLite only says that it cannot open what it may not write; the system says why.
function openWritable(path: string): Database {
  for (const needed of [dirname(path), path]) accessSync(needed, constants.W_OK);
  return openDatabaseFile(path, { busyMs });
}

function targetOf(database: Database, path: string): Target {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  return { db, engine: 'sqlite', database: path };
}
