import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { Admission } from '../admission.ts';
import type { AuditedChange } from '../audited-change.ts';
import { Bell } from '../events/bell.ts';
import { eventLog } from '../events/event-log.ts';
import { migrations } from '../migrations/migrations.ts';
import { mostWaiting, type Reading, type Store } from '../store.ts';
import { storeErrors } from '../store-errors.ts';
import { type Asked, TroubleLog } from '../trouble-log.ts';
import type { Batch, BatchAnswer } from './batch.ts';
import { dumpSqlite } from './dump-sqlite.ts';
import type { Failure } from './failure.ts';
import { GroupWriter } from './group-writer.ts';
import { prepareDatabase } from './prepare-database.ts';
import { Reader } from './reader.ts';
import { ReportThreads } from './report-threads.ts';
import { sqliteTrouble } from './sqlite-trouble.ts';
import { WorkerCalls } from './worker-calls.ts';

export interface SqliteStoreOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly log: Log | undefined;
  /** The writer's thread, which knows the mutations. */
  readonly writer?: URL;
}

/** Everything in one file, and in the log beside it. */
export async function openSqliteStore({
  path,
  clock,
  log,
  writer = new URL('./writer-thread.ts', import.meta.url),
}: SqliteStoreOptions): Promise<Store> {
  const troubles = new TroubleLog({ database: path, clock, log });
  let opened = false;
  const failing =
    (asked: Asked): Failure =>
    (trouble, cause) => {
      troubles.failed(asked, trouble, cause);
      const code = opened ? 'unavailable' : 'not-opened';
      return storeErrors(code, { database: path, ...trouble }, { target: path, cause });
    };
  const tell = (asked: Asked, error: unknown): unknown => {
    const trouble = sqliteTrouble(error);
    return trouble === undefined ? error : failing(asked)(trouble, error);
  };
  const told = async <Result>(asked: Asked, work: Promise<Result>): Promise<Result> => {
    try {
      const result = await work;
      troubles.worked(asked);
      return result;
    } catch (error) {
      throw tell(asked, error);
    }
  };
  const refuseClosed = (): void => {
    if (closed) throw storeErrors('closed', {});
  };

  const site = await told('write', prepareDatabase(path, { at: clock.now(), migrations }));
  opened = true;
  const place = { path, site: site.id };
  const bell = new Bell();
  let lastEvent = 0;
  let changes = 0;
  let closed = false;
  const calls = new WorkerCalls<Batch, BatchAnswer>(writer, place);
  const group = new GroupWriter({
    calls,
    failure: failing('write'),
    answered: () => void (changes += 1),
    committed(last) {
      troubles.worked('write');
      if (last === lastEvent) return;
      lastEvent = last;
      bell.ring();
    },
  });
  const admission = new Admission({
    most: mostWaiting,
    refusal: () => storeErrors('overloaded', { database: path, most: mostWaiting }),
  });
  const reader = new Reader(place);
  const reports = new ReportThreads(place, failing('read'));
  const read: Reading = async (query) => {
    refuseClosed();
    return told('read', reader.read(query));
  };

  return {
    site,
    read,
    changes: () => changes,
    events: eventLog(read, { bell, clock }),
    async mutate<Result>(
      { name }: { readonly name: string },
      input: unknown,
      audited?: AuditedChange,
    ) {
      refuseClosed();
      const result = await admission.admit(() =>
        group.write({ name, input, at: clock.now(), audited }),
      );
      return result as Result;
    },
    async report<Result>({ name }: { readonly name: string }, input: unknown) {
      refuseClosed();
      return (await reports.run(name, input)) as Result;
    },
    async *dump(signal) {
      const proceed = (): void => {
        signal?.throwIfAborted();
        refuseClosed();
      };
      proceed();
      try {
        yield* dumpSqlite(place, proceed);
      } catch (error) {
        throw tell('read', error);
      }
    },
    async close() {
      closed = true;
      await group.idle();
      await Promise.all([calls.close(), reports.close(), reader.close()]);
    },
  };
}
