import { HawserError } from '@hawser/core/errors';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import { ConstraintViolation } from '../constraint-violation.ts';
import { databasePlace, type DatabasePlace } from '../database-place.ts';
import type { Migration } from '../migrations/migration.ts';
import { nameOf } from '../postgresql/connection-options.ts';
import { storeErrors } from '../store-errors.ts';
import type { Filling } from './fill-tables.ts';
import { WrongDump } from './wrong-dump.ts';

/** Throws unless a dump can be loaded into the database at that address. Changes nothing. */
export async function requireEmptyDatabase(
  url: string,
  migrations: readonly Migration[],
): Promise<void> {
  const place = databasePlace(url);
  await told(place, async () => {
    if (place.engine === 'sqlite') {
      const { requireEmptySqlite } = await import('../sqlite/load-sqlite.ts');
      await requireEmptySqlite(place.path, migrations);
    } else {
      const { requireEmptyPostgresql } = await import('../postgresql/load-postgresql.ts');
      await requireEmptyPostgresql(place.url, migrations);
    }
  });
}

/**
 * Loads a dump of either engine into an empty database, in one transaction: until all of it is there,
 * and whatever ends it before, the database stays as it was. No site may run on it meanwhile.
 */
export async function loadDump(url: string, filling: Filling): Promise<void> {
  const place = databasePlace(url);
  await told(place, async () => {
    if (place.engine === 'sqlite') {
      const { loadSqlite } = await import('../sqlite/load-sqlite.ts');
      await loadSqlite(place.path, filling);
    } else {
      const { loadPostgresql } = await import('../postgresql/load-postgresql.ts');
      await loadPostgresql(place.url, filling);
    }
  });
}

async function told(place: DatabasePlace, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof HawserError) throw error;
    const database = place.engine === 'sqlite' ? place.path : nameOf(place.url);
    const trouble = await troubleIn(place, error);
    if (trouble === undefined) throw error;
    throw storeErrors('not-loaded', { database, ...trouble }, { target: database, cause: error });
  }
}

async function troubleIn(place: DatabasePlace, error: unknown) {
  if (error instanceof WrongDump) {
    return { reason: error.message, mend: 'Use another backup.' };
  }
  if (place.engine === 'sqlite') {
    const { sqliteTrouble, toldBySqlite } = await import('../sqlite/sqlite-trouble.ts');
    // What cannot even be made is told by the system itself.
    const said = codeOf(error).startsWith('ERR_') ? undefined : codeOf(error);
    return (
      sqliteTrouble(error) ??
      unfit(toldBySqlite(error)) ??
      (said === undefined || said === '' ? undefined : troubleOf(error))
    );
  }
  const { postgresqlTrouble, toldByPostgresql } =
    await import('../postgresql/postgresql-trouble.ts');
  // Class 22: a value that this database does not take, as a text with a NUL in it.
  return (
    postgresqlTrouble(error) ??
    unfit(codeOf(error).startsWith('22') ? refusedValue(error) : toldByPostgresql(error))
  );
}

function refusedValue(error: unknown): unknown {
  return error instanceof Error ? new ConstraintViolation('check', error.message) : error;
}

function unfit(error: unknown) {
  if (!(error instanceof ConstraintViolation)) return undefined;
  return {
    reason: `it does not take a row of the dump (${error.message})`,
    mend: 'Restore to the kind of database that the dump came from, or from an older one.',
  };
}
