import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from '../tables/tables.ts';
import { connectionOptions } from './connection-options.ts';

/** Connections that write and such that cannot, so that searches leave some to the writers. */
export interface Pools {
  readonly writing: Kysely<Tables>;
  readonly reading: Kysely<Tables>;
  close(): Promise<void>;
}

const mostConnections = 8;
/** So many reports are made at a time: the other connections are for who asks for a few rows. */
export const mostReports = 6;

export function openPools(url: URL, cut?: AbortSignal): Pools {
  const writingSettings = {
    // Whatever the server was set to: accepted means on disk.
    synchronous_commit: 'on',
    // A replica that was paused in the middle must not hold its locks for ever.
    idle_in_transaction_session_timeout: '30s',
  };
  const writing = openPool(url, writingSettings, cut);
  const reading = openPool(url, { default_transaction_read_only: 'on' }, cut);
  return {
    writing,
    reading,
    async close() {
      await Promise.all([writing.destroy(), reading.destroy()]);
    },
  };
}

export function openPool(
  url: URL,
  settings: Readonly<Record<string, string>>,
  cut?: AbortSignal,
): Kysely<Tables> {
  const pool = new pg.Pool({ ...connectionOptions(url, settings, cut), max: mostConnections });
  // Of connections that nobody uses: the pool drops them, and the next query connects anew.
  pool.on('error', () => undefined);
  // Of one that breaks between two queries of a transaction, where the pool does not listen: the
  // next query tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
