import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

export interface NewClientCertificate {
  readonly fingerprint: string;
  readonly name: string;
  readonly role: string;
  readonly notAfter: number;
}

/**
 * Registers a certificate, and tells whether it is new. One that is there stays as it is: what was
 * revoked is not let in again by this.
 */
export const registerClientCertificate: Mutation<NewClientCertificate, boolean> = {
  name: 'register-client-certificate',
  async run({ db, at }, { fingerprint, name, role, notAfter }) {
    const row = { fingerprint, name, role, notAfter, created: at };
    const { numAffectedRows } = await insert(db, row);
    return numAffectedRows === 1n;
  },
  tells: (isNew, { fingerprint, name, role, notAfter }) => ({
    target: fingerprint,
    after: isNew ? { name, role, until: new Date(notAfter).toISOString() } : null,
  }),
};

const insert = statement(
  (
    db,
    {
      fingerprint,
      name,
      role,
      notAfter,
      created,
    }: NewClientCertificate & { readonly created: number },
  ) =>
    db
      .insertInto('client_certificate')
      .values({ fingerprint, name, role, not_after: notAfter, created })
      .onConflict((conflict) => conflict.column('fingerprint').doNothing()),
);
