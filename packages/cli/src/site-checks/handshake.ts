import { isIP } from 'node:net';
import {
  connect,
  type DetailedPeerCertificate,
  type PeerCertificate,
  type TLSSocket,
} from 'node:tls';
import type { HawserError } from '@hawser/core/errors';
import { siteErrors } from '@hawser/core/api/site-errors';
import { connectionTrouble, trusting } from '@hawser/core/api/site-request';
import { spoken } from '@hawser/core/spoken';
import { shownTime } from '@hawser/core/shown-time';
import { type Examined, hostOf, portOf } from './check.ts';

/**
 * A finished handshake, also with a certificate that does not hold: its owner is to be told what is
 * wrong with it. Nothing is sent over this connection.
 */
export async function handshake({
  url,
  site,
  signal,
}: Pick<Examined, 'url' | 'site' | 'signal'>): Promise<TLSSocket> {
  const host = hostOf(url);
  const at = { host, port: portOf(url) };
  return await new Promise((resolve, reject) => {
    const socket = connect({
      ...at,
      ...trusting(site),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      timeout: 10_000,
    });
    const stop = (): void => void socket.destroy(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    socket.on('secureConnect', () => resolve(socket));
    socket.on('timeout', () => {
      socket.destroy();
      reject(siteErrors('silent', at));
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reject(signal.aborted ? (signal.reason as Error) : unfinished(error, at));
    });
  });
}

// What OpenSSL says when the answer was not in its language.
const foreign = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_UNKNOWN_PROTOCOL',
]);

function unfinished(error: NodeJS.ErrnoException, at: { host: string; port: number }): Error {
  const { code = '' } = error;
  const options = { cause: error };
  if (foreign.has(code)) return siteErrors('not-tls', at, options);
  if (!code.startsWith('ERR_SSL_') && code !== 'EPROTO') return connectionTrouble(error, at);
  return siteErrors('no-handshake', { ...at, reason: spoken(error) }, options);
}

/** What is wrong with the certificate that was shown. */
export function explained(reason: Error | string, socket: TLSSocket, host: string): HawserError {
  const code = typeof reason === 'string' ? reason : String((reason as NodeJS.ErrnoException).code);
  const certificate = socket.getPeerCertificate(true);
  const options = { target: host, cause: reason };
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return siteErrors(
        'expired',
        { host, until: shownTime(ended(certificate).valid_to) },
        options,
      );
    case 'CERT_NOT_YET_VALID':
      return siteErrors(
        'not-yet-valid',
        { host, from: shownTime(certificate.valid_from) },
        options,
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return siteErrors('wrong-name', { host, names: namesIn(certificate) }, options);
    default: {
      const { CN, O } = top(certificate).issuer;
      return siteErrors(
        'untrusted',
        { host, issuer: String(CN ?? O ?? 'without a name') },
        options,
      );
    }
  }
}

function namesIn({ subjectaltname, subject }: PeerCertificate): string {
  return subjectaltname?.replaceAll(/(?:DNS|IP Address):/g, '') ?? String(subject.CN);
}

/** The certificate of the chain that has ended, which need not be the site's own. */
function ended(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  const chain = chainOf(certificate);
  return chain.find(({ valid_to: until }) => new Date(until).getTime() < Date.now()) ?? certificate;
}

/** The last of the chain that was shown: an authority, if it is complete. */
export function top(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  return chainOf(certificate).at(-1) ?? certificate;
}

function chainOf(certificate: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain = [certificate];
  for (
    let next = certificate.issuerCertificate;
    next !== undefined;
    next = next.issuerCertificate
  ) {
    // A root is its own issuer.
    if (chain.includes(next)) break;
    chain.push(next);
  }
  return chain;
}
