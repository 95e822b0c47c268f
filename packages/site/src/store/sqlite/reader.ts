import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';
import { connect, type Connection, type Place } from './connection.ts';
import { sqliteTrouble } from './sqlite-trouble.ts';

/** Readers hardly ever wait for a writer (WAL); where they do, the thread must not stand for long. */
const busyMs = 200;

/** Who reads a little longer from files that are not there any more reads what was there just before. */
const lookAgainMs = 20;

/** Reads over a connection that is opened anew after trouble. */
export class Reader {
  readonly #place: Place;
  #connection: Promise<Connection> | undefined;
  #lookedAt = -Infinity;

  constructor(place: Place) {
    this.#place = place;
  }

  async read<Result>(query: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    const connection = (this.#connection ??= this.#connect());
    try {
      const { db, requireSame } = await connection;
      const now = performance.now();
      if (now - this.#lookedAt >= lookAgainMs) {
        requireSame();
        this.#lookedAt = now;
      }
      return await query(db);
    } catch (error) {
      // Another read may be under way on it: it is closed when the last has let go of it.
      if (sqliteTrouble(error) !== undefined && this.#connection === connection) {
        this.#connection = undefined;
      }
      throw error;
    }
  }

  async #connect(): Promise<Connection> {
    try {
      return await connect(this.#place, { writes: false, busyMs });
    } catch (error) {
      this.#connection = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    (await connection)?.database.close();
  }
}
