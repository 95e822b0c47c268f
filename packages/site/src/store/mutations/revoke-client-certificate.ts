import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

/** Takes a certificate no longer, and tells whether it was taken until now. */
export const revokeClientCertificate: Mutation<{ readonly fingerprint: string }, boolean> = {
  name: 'revoke-client-certificate',
  async run({ db, at }, { fingerprint }) {
    const { numAffectedRows } = await revoke(db, { fingerprint, at });
    return numAffectedRows === 1n;
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
