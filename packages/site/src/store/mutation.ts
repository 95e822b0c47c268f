import type { AuditResult } from '@hawser/core/audit/audit-result';
import type { Kysely } from 'kysely';
import type { Tables } from './tables/tables.ts';

export type Engine = 'sqlite' | 'postgresql';

/** What a mutation works with: a transaction of its own, as far as it can see. */
export interface Tx {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** The time of the change, which is when it was asked for. */
  readonly at: number;
}

/**
 * A change of what is kept, and the only way to make one. It lives in a file of this name under
 * `mutations/` and is in the list there, by which the writer's thread finds it.
 *
 * - All of it is kept or, when it throws, nothing.
 * - It sees no other mutation's half-done work and none that happens beside it (serializable).
 * - It may run more than once, and on SQLite others wait for it: it asks nothing but the database.
 * - Input and result cross threads: they are data (structured clone), the input at most 1 MiB.
 * - What it refuses it refuses with an error for people. It does not catch what the database throws:
 *   on PostgreSQL nothing can be done in a transaction after that. `on conflict` can.
 */
export interface Mutation<Input, Result> {
  readonly name: string;
  /**
   * It reads nothing that others change, or finds by itself that they did: on PostgreSQL it need not
   * be tried again because of what it has merely come near to.
   */
  readonly isolation?: 'read committed';
  /**
   * What others of its kind change as well, where there are many at once: on PostgreSQL those of one
   * process go one after another then, rather than to be tried again and again.
   */
  meetsAt?(input: Input): readonly string[];
  run(tx: Tx, input: Input): Promise<Result>;
  /**
   * What the audit trail tells of it: nothing where it is undefined, as for what has changed nothing.
   * Without, `before` and `after` of its result where it has them.
   */
  tells?(result: Result, input: Input): ToldChange | undefined;
}

/** What was changed, for the audit trail; what must not be shown is not in it. */
export interface ToldChange {
  /** Its id or name; without, the `id` of what it was or is. */
  readonly target?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of a call that has changed nothing. */
  readonly outcome?: CallOutcome;
}

/** What came of a call. */
export interface CallOutcome {
  readonly result: AuditResult;
  /** That of the error. */
  readonly code: string | null;
  /** How many such calls there were. */
  readonly count: number;
}

/** Any of them. */
export type AnyMutation = Mutation<never, unknown>;
