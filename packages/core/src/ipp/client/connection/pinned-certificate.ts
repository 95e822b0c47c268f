import type { X509Certificate } from 'node:crypto';
import { isIP, type LookupFunction } from 'node:net';
import { connect, type ConnectionOptions, type PeerCertificate } from 'node:tls';
import { ippClientErrors } from '../client-errors.ts';
import type { IppAddress } from '../ipp-uri.ts';
import { connectionTrouble } from './connection-trouble.ts';

/**
 * How to trust the certificate with this fingerprint. A handshake shows which one it is; that handshake
 * verifies as any other does, nothing is sent over its connection, and it may well fail.
 */
export async function findPinned(
  address: IppAddress,
  fingerprint: string,
  reaching: Reaching,
): Promise<ConnectionOptions> {
  const pinned = digits(fingerprint);
  const certificate = await shownBy(address, reaching);
  const mustBePinned = (found: string): Error | undefined =>
    digits(found) === pinned ? undefined : otherCertificate(address, { pinned, found });
  const wrong = mustBePinned(certificate.fingerprint256);
  if (wrong !== undefined) throw wrong;
  return {
    ca: [certificate.toString()],
    allowPartialTrustChain: true,
    checkServerIdentity: (_host: string, { fingerprint256 }: PeerCertificate) =>
      mustBePinned(fingerprint256),
  };
}

interface Reaching {
  readonly signal: AbortSignal;
  readonly lookup?: LookupFunction | undefined;
}

async function shownBy(
  address: IppAddress,
  { signal, lookup }: Reaching,
): Promise<X509Certificate> {
  signal.throwIfAborted();
  const { host, port } = address;
  const socket = connect({
    host,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(lookup === undefined ? {} : { lookup }),
  });
  const abort = (): void => void socket.destroy();
  signal.addEventListener('abort', abort);
  try {
    return await new Promise<X509Certificate>((resolve, reject) => {
      // Before Node looks whether it verifies: afterwards the certificate is gone with the connection.
      socket.prependListener('secure', () => {
        const certificate = socket.getPeerX509Certificate();
        if (certificate !== undefined) resolve(certificate);
      });
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('it was closed before a certificate was shown')));
    });
  } catch (error) {
    signal.throwIfAborted();
    throw connectionTrouble(error, address);
  } finally {
    signal.removeEventListener('abort', abort);
    socket.destroy();
  }
}

function digits(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toUpperCase();
}

function otherCertificate(
  { host }: IppAddress,
  { pinned, found }: { readonly pinned: string; readonly found: string },
): Error {
  return ippClientErrors(
    'other-certificate',
    { host, pinned, found: digits(found) },
    { target: host },
  );
}
