import type { Kysely } from 'kysely';
import type { Tables } from './tables/tables.ts';

/**
 * A search or a summary that may take long. It lives in a file of this name under `reports/` and is
 * in the list there, by which the readers' threads find it. Input and result cross threads.
 */
export interface Report<Input, Result> {
  readonly name: string;
  run(db: Kysely<Tables>, input: Input): Promise<Result>;
}

/** Any of them. */
export type AnyReport = Report<never, unknown>;
