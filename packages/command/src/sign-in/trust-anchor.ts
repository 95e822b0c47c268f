import { X509Certificate } from 'node:crypto';
import { errorTable, type HawserError } from '@hawser/core/errors';
import { readGiven } from '@hawser/core/files/read-text';

/** @public The reference collects it. */
export const trustErrors = errorTable('trust', {
  unreadable: {
    kind: 'usage',
    message: 'The trust anchor {path} cannot be read: {reason}.',
    hint: 'Give a file with the certificate of the authority that signed the site, in PEM form.',
  },
  unknown: {
    kind: 'denied',
    message:
      'The certificate of {host} comes from an authority that is not trusted here: {name}, SHA-256 {fingerprint}.',
    hint: "If it is the site's own authority, name a file with its certificate by -TrustAnchor.",
  },
});

const largest = 256 * 1024;

/** The certificates in a PEM file, and nothing else that may be in it. */
export async function readTrustAnchor(path: string): Promise<string> {
  const refuse = (reason: string, cause?: unknown): HawserError =>
    trustErrors('unreadable', { path, reason }, { target: path, cause });
  const text = await readGiven(path, largest, refuse);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (blocks === null) throw refuse('there is no certificate in it');
  for (const block of blocks) {
    try {
      void new X509Certificate(block);
    } catch (error) {
      throw refuse('a certificate in it is damaged', error);
    }
  }
  return `${blocks.join('\n')}\n`;
}
