import pg from 'pg';
import { cuttableSockets } from './cuttable-socket.ts';

/** Integers are below 2^53 here; pg would give those of 64 bits as text. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** How the site connects; `settings` are those of the server, for this connection. `cut` breaks it. */
export function connectionOptions(
  url: URL,
  settings: Readonly<Record<string, string>> = {},
  cut?: AbortSignal,
): pg.ClientConfig {
  return {
    connectionString: url.href,
    types,
    application_name: 'hawser',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    ...(cut === undefined ? {} : { stream: cuttableSockets(cut) }),
    options: Object.entries({ timezone: 'UTC', ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
}

/** The database without what is secret in its address. */
export function nameOf({ host, pathname }: URL): string {
  return `${host}${pathname}`;
}
