import type { PeerCertificate, TLSSocket } from 'node:tls';

const kept = Symbol('the fingerprint of what was shown');

interface Keeping {
  [kept]?: string;
}

/**
 * The fingerprint of the certificate of the site's authority that was shown on a connection; undefined
 * where none was. It is kept there: each look at a certificate leaves copies of it and of its authority's,
 * which are in memory until garbage is collected, and many ask.
 */
export function shownFingerprint(socket: TLSSocket & Keeping): string | undefined {
  if (!socket.authorized) return undefined;
  if (socket[kept] !== undefined) return socket[kept];
  // As an X509Certificate it would be copied with its whole chain.
  const shown: Partial<PeerCertificate> | null = socket.getPeerCertificate();
  const fingerprint = shown?.fingerprint256?.replaceAll(':', '').toLowerCase();
  if (fingerprint !== undefined) socket[kept] = fingerprint;
  return fingerprint;
}
