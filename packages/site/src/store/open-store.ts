import { fileURLToPath } from 'node:url';
import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { Store } from './store.ts';
import { storeErrors } from './store-errors.ts';

export interface StoreOptions {
  /** `file:///folder/site.db`, or `postgres://user@host/database`. */
  readonly url: string;
  readonly clock: Clock;
  readonly log?: Log;
}

/** Opens what the site keeps; makes it where there is none, and brings an older one up to date. */
export async function openStore({ url, clock, log }: StoreOptions): Promise<Store> {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'file:' && parsed.host === '' && !parsed.pathname.endsWith('/')) {
    const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return openSqliteStore({ path: fileURLToPath(parsed), clock, log });
  }
  if (parsed?.protocol === 'postgres:' || parsed?.protocol === 'postgresql:') {
    const { openPostgresqlStore } = await import('./postgresql/postgresql-store.ts');
    return openPostgresqlStore({ url: parsed, clock, log });
  }
  throw storeErrors('bad-url', { url: withoutPassword(url) });
}

// What cannot be read may hold a password all the same.
function withoutPassword(url: string): string {
  return url.replace(/:[^:@]*@/, ':…@');
}
