import type { IncomingMessage } from 'node:http';
import { requestErrors } from './request-errors.ts';
import { timesNamed } from './times-named.ts';

/** Throws what is wrong with a request wherever it goes. */
export function refuseOddRequests({ url = '', rawHeaders, httpVersion }: IncomingMessage): void {
  // No text of the site has one, and PostgreSQL cannot even be asked for it.
  if (/%00/.test(url)) throw requestErrors('refused', { reason: 'there is a NUL in its path' });
  const hosts = timesNamed('host', rawHeaders);
  // RFC 9112, 3.2. Of two the server keeps the first, and whoever is before it may have looked at the second.
  if (hosts > 1) throw requestErrors('refused', { reason: 'it has two Host headers' });
  if (timesNamed('authorization', rawHeaders) > 1) {
    throw requestErrors('refused', { reason: 'it has two Authorization headers' });
  }
  if (hosts === 0 && httpVersion === '1.1') {
    throw requestErrors('refused', { reason: 'it has no Host header' });
  }
}
