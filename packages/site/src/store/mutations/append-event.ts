import { sql } from 'kysely';
import type { Mutation, Tx } from '../mutation.ts';
import { statement } from '../statement.ts';

/** Something that has happened. */
export interface NewEvent {
  readonly kind: string;
  readonly subject: string;
  /** What JSON can hold. */
  readonly data: unknown;
}

/** Keeps an event and gives its sequence. */
export const appendEvent: Mutation<NewEvent, number> = { name: 'append-event', run: append };

/** For mutations that tell of what they do. The last thing they do: from here on others wait. */
export async function append(tx: Tx, { kind, subject, data }: NewEvent): Promise<number> {
  if (tx.engine === 'postgresql') await takeTurn(tx);
  const event = { kind, subject, time: tx.at, data: JSON.stringify(data ?? null) };
  // SQLite tells the number of a row unasked; to ask for it takes as long as to keep the row.
  const sequence =
    tx.engine === 'sqlite'
      ? (await insert(tx.db, event)).insertId
      : (await insertAndTell(tx.db, event)).rows[0]?.sequence;
  if (sequence === undefined) throw new Error('an event was kept without a sequence');
  return Number(sequence);
}

/**
 * PostgreSQL numbers rows when they are written, and shows them when they are committed. Without
 * this a transaction could show number 5 after another one has shown number 6, and whoever had read
 * up to 6 would never see it. So one transaction after the other gets numbers; the lock goes when
 * the commit is visible.
 */
async function takeTurn({ db }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(eventLock)}), pg_notify(${sql.lit(eventChannel)}, '')`.execute(
    db,
  );
}

/** "hawser" and what it is for, in the space of advisory locks that the whole database shares. */
const eventLock = 0x6861_7773_0002;

/** Whoever listens there looks for new events. */
export const eventChannel = 'hawser_event';

interface EventRow {
  readonly kind: string;
  readonly subject: string;
  readonly time: number;
  readonly data: string;
}

const insert = statement((db, { kind, subject, time, data }: EventRow) =>
  db.insertInto('event').values({ kind, subject, time, data }),
);

const insertAndTell = statement((db, { kind, subject, time, data }: EventRow) =>
  db.insertInto('event').values({ kind, subject, time, data }).returning('sequence'),
);
