import type { Mutation } from '../mutation.ts';
import { appendRevoked } from './append-revoked.ts';
import { statement } from '../statement.ts';

/** Takes a certificate no longer, and tells whether it was taken until now. */
export const revokeClientCertificate: Mutation<{ readonly fingerprint: string }, boolean> = {
  name: 'revoke-client-certificate',
  async run(tx, { fingerprint }) {
    const { numAffectedRows } = await revoke(tx.db, { fingerprint, at: tx.at });
    if (numAffectedRows !== 1n) return false;
    await appendRevoked(tx, fingerprint);
    return true;
  },
  tells: (wasTaken, { fingerprint }) => ({
    target: fingerprint,
    before: { revoked: !wasTaken },
    after: { revoked: true },
  }),
};

const revoke = statement((db, { fingerprint, at }: { fingerprint: string; at: number }) =>
  db
    .updateTable('client_certificate')
    .set({ revoked: at })
    .where('fingerprint', '=', fingerprint)
    .where('revoked', 'is', null),
);
