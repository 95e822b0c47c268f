import type { StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrations } from '../migrations/migrations.ts';
import { schemaOf } from '../migrations/migrate.ts';
import type { Tables } from '../tables/tables.ts';
import { openDatabaseFile, type Database } from './database-file.ts';
import { sameFiles } from './same-files.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { DatabaseLost } from './sqlite-trouble.ts';

/** Which database it is: the file, and the site whose data it holds. */
export interface Place {
  readonly path: string;
  readonly site: string;
}

/** An open database that is the one it should be. */
export interface Connection {
  readonly database: Database;
  readonly db: Kysely<Tables>;
  /** Runs what steers transactions, which is prepared once. */
  readonly run: (sql: string) => void;
  /** Throws when the files are no longer those that were opened. */
  readonly requireSame: () => void;
}

export async function connect(
  { path, site }: Place,
  { writes, busyMs }: { writes: boolean; busyMs: number },
): Promise<Connection> {
  const database = openDatabaseFile(path, { busyMs });
  try {
    if (!writes) database.exec('PRAGMA query_only = ON');
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    // Whatever was put there meanwhile: an older copy of this site is as good as this one, for who
    // put it there knows. Another site's, or one of another schema, is not.
    const found = await db.selectFrom('site').select('id').executeTakeFirst();
    if (found?.id !== site || (await schemaOf(db)) !== migrations.length) {
      throw new DatabaseLost('the file holds something else now');
    }
    const same = sameFiles([path, `${database.location() ?? path}-wal`]);
    const prepared = new Map<string, StatementSync>();
    return {
      database,
      db,
      run(sql) {
        const statement = prepared.get(sql) ?? database.prepare(sql);
        prepared.set(sql, statement);
        statement.run();
      },
      requireSame() {
        if (!same()) throw new DatabaseLost('its files were deleted or replaced');
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
