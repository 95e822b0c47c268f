import type { OutputType } from '@hawser/command/declaration/output';
import type { KeptRequest } from './kept-requests.ts';
import { namesService } from '@hawser/core/pki/purposes';
import { requireServiceName } from './service-name.ts';

export const requestOutput = {
  name: 'Hawser.CertificateRequest',
  properties: {
    commonName: { type: 'string', description: 'Whom the certificate is to be for.' },
    id: { type: 'string', description: 'The first digits of the hash of its key.', whole: true },
    purpose: { type: 'string', description: 'What the certificate is to be for.' },
    created: { type: 'string', description: 'When it was made.' },
    names: {
      type: 'array',
      items: { type: 'string' },
      description: 'All names that it is to hold for.',
    },
    keySize: { type: 'integer', description: 'How many bits the key has.' },
    keyProvider: { type: 'string', description: 'Which program of Windows is to keep the key.' },
    service: {
      type: ['string', 'null'],
      description: 'What the service in the cloud is called by it.',
    },
    storageAccount: {
      type: ['string', 'null'],
      description: 'What its storage account is called; they have small letters only.',
    },
    request: {
      type: 'string',
      description: 'The request itself (PEM), for the authority.',
      apart: true,
    },
    path: {
      type: ['string', 'null'],
      description: 'The file for the authority, from the command that has written it.',
    },
  },
  view: ['commonName', 'id', 'purpose', 'created'],
} as const satisfies OutputType;

/** A request as it is shown. */
export function shownRequest(kept: KeptRequest, path?: string): Readonly<Record<string, unknown>> {
  const { commonName, purpose } = kept;
  const service = namesService(purpose) ? requireServiceName(commonName) : undefined;
  return {
    ...kept,
    service: service?.prefix ?? null,
    storageAccount: service?.storageAccount ?? null,
    path: path ?? null,
  };
}
