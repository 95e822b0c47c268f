import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { databasePlace } from './database-place.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** `file:///folder/site.db`, or `postgres://user@host/database`. */
  readonly url: string;
  readonly clock: Clock;
  readonly log?: Log;
  /** Breaks the connections to a server, and with them whatever waits for its answer. */
  readonly cut?: AbortSignal;
}

/** Opens what the site keeps; makes it where there is none, and brings an older one up to date. */
export async function openStore({ url, clock, log, cut }: StoreOptions): Promise<Store> {
  const place = databasePlace(url);
  if (place.engine === 'sqlite') {
    const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return openSqliteStore({ path: place.path, clock, log });
  }
  const { openPostgresqlStore } = await import('./postgresql/postgresql-store.ts');
  return openPostgresqlStore({
    url: place.url,
    clock,
    log,
    ...(cut === undefined ? {} : { cut }),
  });
}
