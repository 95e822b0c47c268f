import type { AnyMutation } from '../mutation.ts';
import { runAudited } from '../mutations/audit/run-audited.ts';
import { statement } from '../statement.ts';
import {
  inRows,
  type Batch,
  type BatchAnswer,
  type Outcome,
  type WaitingMutation,
} from './batch.ts';
import { carried } from './carried-error.ts';
import { connect, type Connection, type Place } from './connection.ts';
import { sqliteTrouble, toldBySqlite } from './sqlite-trouble.ts';

/** How long another process that writes is waited for, as a backup that is being made. */
const busyMs = 5000;

/** So that those who came first are answered in time; 256 × 64 KiB of small blobs are 16 MiB. */
const mostInTransaction = 256;

/** The writer: keeps what is waiting in one transaction, and so with one sync of the disk. */
export class BatchWriter {
  readonly #place: Place;
  readonly #mutations: ReadonlyMap<string, AnyMutation>;
  #connection: Connection | undefined;
  #last = { count: 0, ms: 0 };

  constructor(place: Place, mutations: ReadonlyMap<string, AnyMutation>) {
    this.#place = place;
    this.#mutations = mutations;
  }

  /**
   * Keeps the first batch, and what arrives while it is worked on, in one transaction. `next` gives
   * what has arrived. The answers are in the order of the batches.
   */
  async write(first: Batch, next: () => Batch | undefined): Promise<readonly BatchAnswer[]> {
    let taken = 0;
    const take = (): Batch | undefined => {
      const batch = taken === 0 ? first : next();
      if (batch !== undefined) taken += 1;
      return batch;
    };
    try {
      this.#connection ??= await connect(this.#place, { writes: true, busyMs });
      return await this.#commit(this.#connection, take);
    } catch (error) {
      // Opened anew each time: after a failed sync the pages in memory are not those on the disk.
      this.close();
      const trouble = sqliteTrouble(error);
      if (trouble === undefined) throw error;
      return Array.from({ length: Math.max(taken, 1) }, () => ({ trouble }));
    }
  }

  /** What was not committed is as if it had never been. */
  close(): void {
    this.#connection?.database.close();
    this.#connection = undefined;
  }

  async #commit(
    connection: Connection,
    take: () => Batch | undefined,
  ): Promise<readonly BatchAnswer[]> {
    const { db, run } = connection;
    run('BEGIN IMMEDIATE');
    const batches: (readonly Outcome[])[] = [];
    let count = 0;
    for (let batch = take(); batch !== undefined;) {
      const outcomes = await this.#apply(connection, inRows(batch));
      batches.push(outcomes);
      count += outcomes.length;
      batch = count < mostInTransaction ? (take() ?? this.#waitFor(take, count)) : undefined;
    }
    const { rows } = await selectLastEvent(db, {});
    const start = performance.now();
    run('COMMIT');
    this.#last = { count, ms: performance.now() - start };
    connection.requireSame();
    const lastEvent = rows[0]?.sequence ?? 0;
    return batches.map((outcomes) => ({
      results: outcomes.map(({ result }) => result),
      errors: outcomes.map(({ error }) => error),
      lastEvent,
    }));
  }

  /**
   * Those whom the last commit has answered may be about to ask again. Missing them would cost them
   * a whole commit, so where commits are slow they are given a small part of one.
   */
  #waitFor(take: () => Batch | undefined, count: number): Batch | undefined {
    const until = performance.now() + this.#last.ms / 8;
    while (count < this.#last.count && performance.now() < until) {
      const batch = take();
      if (batch !== undefined) return batch;
    }
    return undefined;
  }

  /**
   * Those of a batch inside one savepoint, for one each would take as long as they do. Where one
   * fails, all are undone and run again, each inside its own: what it violates undoes only its own.
   */
  async #apply(connection: Connection, batch: readonly WaitingMutation[]): Promise<Outcome[]> {
    const { database, db, run } = connection;
    run('SAVEPOINT mutations');
    try {
      const outcomes: Outcome[] = [];
      for (const { name, input, at, audited } of batch) {
        const mutation = this.#mutations.get(name);
        if (mutation === undefined) throw new Error(`"${name}" is not in the list of mutations`);
        const tx = { db, engine: 'sqlite', at } as const;
        outcomes.push({ result: await runAudited(mutation, tx, input as never, audited) });
      }
      run('RELEASE mutations');
      return outcomes;
    } catch (error) {
      // On a full disk SQLite may have ended the transaction, and with it the savepoints.
      if (sqliteTrouble(error) !== undefined || !database.isTransaction) throw error;
      run('ROLLBACK TO mutations');
      run('RELEASE mutations');
      if (batch.length === 1) return [{ error: carried(toldBySqlite(error)) }];
      const outcomes: Outcome[] = [];
      for (const waiting of batch) outcomes.push(...(await this.#apply(connection, [waiting])));
      return outcomes;
    }
  }
}

const selectLastEvent = statement((db) =>
  db.selectFrom('event').select(({ fn }) => fn.max('sequence').as('sequence')),
);
