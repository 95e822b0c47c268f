import type { Server } from 'node:net';
import { codeOf } from '@hawser/core/files/file-errors';
import { type ListenAddress, writtenListenAddress } from '@hawser/core/site/listen-address';
import { listenErrors } from './listen-errors.ts';

/** Has a server listen there; what is in the way is told with the flag that gives another address. */
export async function listening(
  server: Server,
  { host, port }: ListenAddress,
  flag: string,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error): void => reject(listenTrouble(error, { host, port }, flag));
    server.once('error', failed);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

function listenTrouble(error: Error, address: ListenAddress, flag: string): Error {
  const written = writtenListenAddress(address);
  const options = { target: written, cause: error };
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return listenErrors('in-use', { address: written, flag }, options);
    case 'EACCES':
      return listenErrors('not-allowed', { address: written, port: address.port, flag }, options);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return listenErrors('not-here', { host: address.host ?? '', flag }, options);
    default:
      return listenErrors('failed', { address: written, reason: error.message, flag }, options);
  }
}
