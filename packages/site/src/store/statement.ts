import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Tables } from './tables/tables.ts';

/** What kysely hands to a connection, as far as a connection looks at it. */
export type Ready = Pick<CompiledQuery, 'sql' | 'parameters'>;

/**
 * An adapter of a database with one connection, which runs at once what needs no building. Kysely's
 * own way to the connection is a fifth of the time of a small write.
 */
export interface DirectAdapter {
  run<Row>(query: Ready): QueryResult<Row>;
}

function isDirect(adapter: object): adapter is DirectAdapter {
  return 'run' in adapter;
}

/**
 * A query that is built once and then only given its values. Building costs kysely several times
 * what SQLite takes to run it; for what runs often that is most of the time.
 *
 * The builder is called with marks in place of the values, and may only put them where a value goes:
 * it cannot decide by them, compute with them, or spread them into a list.
 */
export function statement<Input extends object, Row>(
  build: (db: Kysely<Tables>, input: Input) => Compilable<Row>,
): (db: Kysely<Tables>, input: Input) => Promise<QueryResult<Row>> {
  // Transactions of one database share its adapter, and the adapter tells the dialect.
  const compiledBy = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, input) => {
    const { adapter } = db.getExecutor();
    let compiled = compiledBy.get(adapter);
    if (compiled === undefined) {
      compiled = build(db, marks as Input).compile();
      compiledBy.set(adapter, compiled);
    }
    const parameters = compiled.parameters.map((value) =>
      value instanceof Mark ? input[value.name as keyof Input] : value,
    );
    if (isDirect(adapter)) return adapter.run<Row>({ sql: compiled.sql, parameters });
    return db.executeQuery<Row>({ ...compiled, parameters });
  };
}

class Mark {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): never {
    return this.#refuse();
  }

  [Symbol.toPrimitive](): never {
    return this.#refuse();
  }

  #refuse(): never {
    throw new Error(`A statement is built once: "${this.name}" has no value there yet.`);
  }
}

const marks = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' ? new Mark(name) : undefined) },
);
