import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { commonAuthorities } from '@hawser/core/common-authorities';
import type { PremisesDirectory } from './premises-directory.ts';
import { startTls } from './start-tls.ts';

const usualPorts = { 'ldaps:': 636, 'ldap:': 389 } as const;

/**
 * A connection to a directory on which nothing is sent in the clear but the wish to encrypt it. Ended
 * when the signal says so.
 */
export async function encryptedSocket(
  { url, trustAnchor }: Pick<PremisesDirectory, 'url' | 'trustAnchor'>,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replaceAll(/[[\]]/g, '');
  const kind = protocol === 'ldaps:' ? 'ldaps:' : 'ldap:';
  signal.throwIfAborted();
  const plain = connect({ host, port: port === '' ? usualPorts[kind] : Number(port) });
  await patiently(plain, signal, async () => {
    await once(plain, 'connect');
    if (kind === 'ldap:') await startTls(plain);
  });
  const socket = connectTls({
    socket: plain,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    minVersion: 'TLSv1.2',
    ca: trustAnchor ?? commonAuthorities(),
    allowPartialTrustChain: trustAnchor !== null,
  });
  // What ends it is told by the one that is around it.
  plain.on('error', () => undefined);
  await patiently(socket, signal, async () => void (await once(socket, 'secureConnect')));
  const stop = (): void => void socket.destroy(asError(signal.reason));
  signal.addEventListener('abort', stop, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', stop));
  return socket;
}

/** Has something be done with a connection before the signal ends it, or the other side does. */
async function patiently(
  socket: Socket,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  const stop = (): void => void socket.destroy(asError(signal.reason));
  const ended = (): void => void socket.destroy(new Error('it ends the connection'));
  signal.addEventListener('abort', stop, { once: true });
  socket.once('end', ended);
  try {
    if (signal.aborted) stop();
    await work();
  } catch (error) {
    // Whoever goes on without it hears no more of it.
    socket.on('error', () => undefined).destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    socket.off('end', ended);
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
