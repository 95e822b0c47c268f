import type { Kysely } from 'kysely';
import type { DumpPart } from './dump/dump.ts';
import type { AuditedChange } from './audited-change.ts';
import type { EventLog } from './events/event-log.ts';
import type { Mutation } from './mutation.ts';
import type { Report } from './report.ts';
import type { Tables } from './tables/tables.ts';

/** Runs a query; what it throws is for people where the database is to blame. */
export type Reading = <Result>(query: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** Everything that the site keeps. */
export interface Store {
  readonly site: { readonly id: string; readonly created: number };
  /**
   * Changes what is kept; the answer comes when the change is on disk. Where there is none, because
   * the database is in trouble, the change may have happened or not, and may be asked for again.
   * With `audited`, a record of it is kept in the same transaction.
   */
  mutate<Input, Result>(
    mutation: Mutation<Input, Result>,
    input: Input,
    audited?: AuditedChange,
  ): Promise<Result>;
  /** For a few rows by their key. SQLite reads them on this very thread. */
  readonly read: Reading;
  /** As long as it is the same number, nothing is different. Undefined where replicas change things, too. */
  readonly changes: () => number | undefined;
  /** For what may take long; it runs elsewhere. */
  report<Input, Result>(report: Report<Input, Result>, input: Input): Promise<Result>;
  readonly events: EventLog;
  /** Everything, as of one moment, in parts of some hundred KiB, while others write. */
  dump(signal?: AbortSignal): AsyncIterable<DumpPart>;
  /** Finishes what is waiting, and takes nothing more. */
  close(): Promise<void>;
}

/** How many changes may wait at a time; at 64 KiB each they take 64 MiB. */
export const mostWaiting = 1024;
