import pg from 'pg';
import { isLoopback } from '@hawser/core/site/listen-address';
import { connectionOptions } from './connection-options.ts';

/** What somebody between the site and its database could do. */
export interface Exposure {
  readonly detail: string;
  readonly mend: string;
}

/**
 * What is wrong with the way to a database, if anything is. It is asked of pg, which also reads
 * variables of PostgreSQL, such as PGSSLMODE and PGHOST; nothing is connected.
 */
export function exposureOf(url: URL): Exposure | undefined {
  const client = new pg.Client(connectionOptions(url));
  const { host } = client;
  // A path is that of a socket of this machine.
  if (host.startsWith('/') || isLoopback(host)) return undefined;
  const ssl: unknown = client.ssl;
  if (ssl === false || ssl === undefined) {
    return {
      detail: `the connection to ${host} is not encrypted: who is between reads and changes everything`,
      mend: 'Turn on TLS at the server, and add ?sslmode=verify-full to -Database.',
    };
  }
  const isLookedAt =
    typeof ssl !== 'object' ||
    ssl === null ||
    !('rejectUnauthorized' in ssl) ||
    ssl.rejectUnauthorized !== false;
  if (isLookedAt) return undefined;
  return {
    detail: `the certificate of ${host} is not looked at: who is between can answer in its place`,
    mend: 'Use sslmode=verify-full in -Database; sslrootcert names the file of its authority.',
  };
}
