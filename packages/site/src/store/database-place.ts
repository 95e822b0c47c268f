import { fileURLToPath } from 'node:url';
import { storeErrors } from './store-errors.ts';

/** Where a database is. */
export type DatabasePlace =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgresql'; readonly url: URL };

/** What `file:///folder/site.db` or `postgres://user@host/database` names. */
export function databasePlace(url: string): DatabasePlace {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'file:' && parsed.host === '' && !parsed.pathname.endsWith('/')) {
    return { engine: 'sqlite', path: fileURLToPath(parsed) };
  }
  if (parsed?.protocol === 'postgres:' || parsed?.protocol === 'postgresql:') {
    return { engine: 'postgresql', url: parsed };
  }
  throw storeErrors('bad-url', { url: withoutPassword(url) });
}

// What cannot be read may hold a password all the same.
function withoutPassword(url: string): string {
  return url.replace(/:[^:@]*@/, ':…@');
}
