import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { Admission } from '../admission.ts';
import type { AuditedChange } from '../audited-change.ts';
import { Bell } from '../events/bell.ts';
import { eventLog } from '../events/event-log.ts';
import { migrations } from '../migrations/migrations.ts';
import type { Mutation } from '../mutation.ts';
import { runAudited } from '../mutations/audit/run-audited.ts';
import type { Report } from '../report.ts';
import { mostWaiting, type Reading, type Store } from '../store.ts';
import { storeErrors } from '../store-errors.ts';
import { type Asked, TroubleLog } from '../trouble-log.ts';
import { Lanes } from '@hawser/core/lanes';
import { nameOf } from './connection-options.ts';
import { dumpPostgresql } from './dump-postgresql.ts';
import { EventListener } from './event-listener.ts';
import { exposureOf } from './exposure.ts';
import { mostReports, openPools } from './pools.ts';
import { postgresqlTrouble, toldByPostgresql } from './postgresql-trouble.ts';
import { prepareDatabase } from './prepare-database.ts';
import { Turns } from './turns.ts';
import { withinPatience } from './within-patience.ts';
import { Contended, mostAttempts, serializable } from './serializable.ts';

export interface PostgresqlStoreOptions {
  readonly url: URL;
  readonly clock: Clock;
  readonly log: Log | undefined;
  /** Breaks all connections, and with them whatever waits for an answer. */
  readonly cut?: AbortSignal;
  /** How long the server may take for a change or for a few rows. */
  readonly patienceMs?: number;
}

/** A server that answers at all does so long before. */
const usualPatienceMs = 15_000;

/** Everything on a server, which several replicas of the site share. */
export async function openPostgresqlStore({
  url,
  clock,
  log,
  cut,
  patienceMs = usualPatienceMs,
}: PostgresqlStoreOptions): Promise<Store> {
  const database = nameOf(url);
  const troubles = new TroubleLog({ database, clock, log });
  let opened = false;
  const tell = (asked: Asked, error: unknown): unknown => {
    if (error instanceof Contended) {
      return storeErrors('contended', { database, attempts: mostAttempts }, { cause: error });
    }
    const trouble = postgresqlTrouble(error);
    if (trouble === undefined) return toldByPostgresql(error);
    troubles.failed(asked, trouble, error);
    const code = opened ? 'unavailable' : 'not-opened';
    return storeErrors(code, { database, ...trouble }, { target: database, cause: error });
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

  const exposure = exposureOf(url);
  if (exposure !== undefined) log?.warn({ database, mend: exposure.mend }, exposure.detail);
  const pools = openPools(url, cut);
  const bell = new Bell();
  const listener = new EventListener(url, { bell, clock, ...(cut === undefined ? {} : { cut }) });
  let closed = false;
  const close = async (): Promise<void> => {
    closed = true;
    await listener.close();
    await pools.close();
  };
  const refuseClosed = (): void => {
    if (closed || cut?.aborted === true) throw storeErrors('closed', {});
  };
  const read: Reading = async (query) => {
    refuseClosed();
    return told('read', withinPatience(query(pools.reading), patienceMs));
  };
  const turns = new Turns(patienceMs);
  const reports = new Lanes(mostReports);
  const admission = new Admission({
    most: mostWaiting,
    refusal: () => storeErrors('overloaded', { database, most: mostWaiting }),
  });

  try {
    const at = clock.now();
    const site = await told('write', prepareDatabase(pools.writing, { at, database, migrations }));
    opened = true;
    await listener.listen();
    return {
      site,
      read,
      changes: () => undefined,
      events: eventLog(read, { bell, clock }),
      async mutate<Input, Result>(
        mutation: Mutation<Input, Result>,
        input: Input,
        audited?: AuditedChange,
      ) {
        refuseClosed();
        const asked = clock.now();
        return admission.admit(async () =>
          told(
            'write',
            withinPatience(
              turns.take(mutation.meetsAt?.(input) ?? [], async () =>
                serializable(
                  pools.writing,
                  async (db) =>
                    runAudited(mutation, { db, engine: 'postgresql', at: asked }, input, audited),
                  mutation.isolation,
                ),
              ),
              patienceMs,
            ),
          ),
        );
      },
      async report<Input, Result>(report: Report<Input, Result>, input: Input) {
        refuseClosed();
        return told(
          'read',
          reports.take(async () => report.run(pools.reading, input)),
        );
      },
      async *dump(signal) {
        const proceed = (): void => {
          signal?.throwIfAborted();
          refuseClosed();
        };
        proceed();
        try {
          yield* dumpPostgresql(url, proceed);
        } catch (error) {
          throw tell('read', error);
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
