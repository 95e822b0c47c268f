import { setTimeout } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables/tables.ts';
import { isContention } from './postgresql-trouble.ts';

/** With pauses that grow to 200 ms, some seconds in all. */
export const mostAttempts = 20;

/** All attempts met with others that changed the same things. */
export class Contended extends Error {}

/**
 * A transaction as if it were alone, tried again while others come in between. So a mutation means
 * the same as on SQLite, where it is alone.
 */
export async function serializable<Result>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
  isolation: 'serializable' | 'read committed' = 'serializable',
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work);
    } catch (error) {
      if (!isContention(error)) throw error;
      if (attempt >= mostAttempts) throw new Contended('contended', { cause: error });
      // Never the same, so that those who met do not meet again.
      await setTimeout(Math.random() * Math.min(200, 2 ** attempt));
    }
  }
}
