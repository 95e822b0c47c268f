import type { StatementSync } from 'node:sqlite';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { DirectAdapter, Ready } from '../statement.ts';
import type { Database } from './database-file.ts';

/** Kysely over one connection of node's own SQLite. */
export function sqliteDialect(database: Database): Dialect {
  const connection = new SqliteConnection(database);
  return {
    createAdapter: () => new SynchronousAdapter(connection),
    createDriver: () => new SqliteDriver(connection),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class SynchronousAdapter extends SqliteAdapter implements DirectAdapter {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    super();
    this.#connection = connection;
  }

  // There is one, but each query is over before the next can begin: kysely need not queue them.
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  run<Row>(query: Ready): QueryResult<Row> {
    return this.#connection.run<Row>(query);
  }
}

class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    throw new Error('a mutation is a transaction already, and reads share their connection');
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  // The connection belongs to whoever has opened it.
  async destroy(): Promise<void> {}
}

interface Prepared {
  readonly statement: StatementSync;
  readonly reads: boolean;
}

type Values = Parameters<StatementSync['all']>;

/** More than the program has queries; lists of different lengths make more of them. */
const mostPrepared = 500;

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: Database) {
    this.#database = database;
  }

  async executeQuery<Row>(query: Ready): Promise<QueryResult<Row>> {
    return this.run<Row>(query);
  }

  run<Row>({ sql, parameters }: Ready): QueryResult<Row> {
    const { statement, reads } = this.#prepare(sql);
    const values = parameters as Values;
    if (reads) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  // oxlint-disable-next-line require-yield -- the interface wants a stream, and nothing uses one
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('rows are not streamed; read them in pages');
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    if (this.#prepared.size >= mostPrepared) this.#prepared.clear();
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
