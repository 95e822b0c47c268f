import { X509Certificate } from 'node:crypto';
import type { OutputType } from '@hawser/command/declaration/output';
import type { TestAuthority } from './test-authorities.ts';

export const testAuthorityOutput = {
  name: 'Hawser.TestAuthority',
  properties: {
    name: { type: 'string', description: 'The name in its certificate.' },
    id: { type: 'string', description: 'The first digits of the hash of its key.', whole: true },
    until: { type: 'string', description: 'When it ends.' },
    intermediate: {
      type: ['string', 'null'],
      description: 'The name of the authority below the root that issues for it.',
    },
    fingerprint: {
      type: 'string',
      description: 'The SHA-256 of its root, which is what has to be trusted.',
    },
    created: { type: 'string', description: 'When it was made.' },
    certificate: { type: 'string', description: 'Its root (PEM).', apart: true },
  },
  view: ['name', 'id', 'until', 'intermediate'],
} as const satisfies OutputType;

/** An authority as it is shown. */
export function shownTestAuthority(authority: TestAuthority): Readonly<Record<string, unknown>> {
  const { id, name, created, chain } = authority;
  const certificate = chain.at(-1) ?? '';
  const { fingerprint256: fingerprint, validToDate } = new X509Certificate(certificate);
  return {
    name,
    id,
    until: validToDate.toISOString(),
    intermediate: chain.length > 1 ? `${name} Intermediate` : null,
    fingerprint,
    created,
    certificate,
  };
}
