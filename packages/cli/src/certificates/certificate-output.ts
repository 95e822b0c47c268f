import { X509Certificate } from 'node:crypto';
import type { OutputType } from '@hawser/command/declaration/output';
import { inOneLine } from '@hawser/core/pki/chain';
import { digits } from '@hawser/core/pki/certificate-id';
import { certificateName, namesOf } from '@hawser/core/pki/certificate-name';
import { places, type StoredCertificate } from './certificate-store.ts';

export const certificateOutput = {
  name: 'Hawser.Certificate',
  properties: {
    name: { type: 'string', description: 'Its common name, or the first it holds for.' },
    id: { type: 'string', description: 'The first digits of its SHA-256.', whole: true },
    store: { type: 'string', enum: places, description: 'Where it is kept.' },
    purpose: { type: ['string', 'null'], description: 'What it is for, where that was said.' },
    until: { type: 'string', format: 'date-time', description: 'When it ends.' },
    from: { type: 'string', format: 'date-time', description: 'When it begins to hold.' },
    hasKey: { type: 'boolean', description: 'Whether its private key is kept with it.' },
    subject: { type: 'string', description: 'Whom it was issued to.' },
    issuer: { type: 'string', description: 'Who has issued it.' },
    names: {
      type: 'array',
      items: { type: 'string' },
      description: 'All names that it holds for.',
    },
    thumbprint: { type: 'string', description: 'Its SHA-1, as Windows shows it.' },
    sha256: { type: 'string', description: 'Its SHA-256.' },
    chain: {
      type: 'array',
      items: { type: 'string' },
      description: 'By whom it is trusted, the nearest first.',
    },
    friendlyName: {
      type: ['string', 'null'],
      description: 'What a program called it that exported it.',
    },
    keyProvider: {
      type: ['string', 'null'],
      description: 'Which program of Windows is to keep its key.',
    },
    added: { type: 'string', format: 'date-time', description: 'Since when it is kept there.' },
  },
  view: ['name', 'id', 'store', 'purpose', 'until'],
} as const satisfies OutputType;

/** A certificate as it is shown. */
export function shownCertificate(stored: StoredCertificate): Readonly<Record<string, unknown>> {
  const { id, purpose, friendlyName, keyProvider, hasKey, added, chain } = stored;
  const certificate = new X509Certificate(stored.certificate);
  return {
    name: certificateName(certificate),
    id,
    store: stored.place,
    purpose: purpose ?? null,
    until: certificate.validToDate.toISOString(),
    from: certificate.validFromDate.toISOString(),
    hasKey,
    subject: inOneLine(certificate.subject),
    issuer: inOneLine(certificate.issuer),
    names: namesOf(certificate),
    thumbprint: digits(certificate.fingerprint).toUpperCase(),
    sha256: digits(certificate.fingerprint256).toUpperCase(),
    chain: chain.map((pem) => certificateName(new X509Certificate(pem))),
    friendlyName: friendlyName ?? null,
    keyProvider: keyProvider ?? null,
    added,
  };
}
