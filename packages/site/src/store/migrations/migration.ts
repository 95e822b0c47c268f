import type { Kysely } from 'kysely';
import type { Engine } from '../mutation.ts';
import type { Tables } from '../tables/tables.ts';

/** What a migration works with: a transaction that holds the lock. */
export interface MigrationTx {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly at: number;
}

/**
 * A step from one schema to the next. It is never changed once it was released, and never undone:
 * going back is restoring a backup.
 */
export interface Migration {
  /** One more than that of the step before. */
  readonly number: number;
  run(tx: MigrationTx): Promise<void>;
}
