import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

export interface NewClientCertificate {
  readonly fingerprint: string;
  readonly name: string;
  readonly role: string;
  readonly notAfter: number;
  readonly serial?: string;
}

/**
 * Registers a certificate, and tells whether it is new. One that is there stays as it is: what was
 * revoked is not let in again by this.
 */
export const registerClientCertificate: Mutation<NewClientCertificate, boolean> = {
  name: 'register-client-certificate',
  async run({ db, at }, { fingerprint, name, role, notAfter, serial }) {
    const row = { fingerprint, name, role, notAfter, serial: serial ?? null, created: at };
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
      serial,
      created,
    }: Omit<NewClientCertificate, 'serial'> & {
      readonly serial: string | null;
      readonly created: number;
    },
  ) =>
    db
      .insertInto('client_certificate')
      .values({ fingerprint, name, role, not_after: notAfter, serial, created })
      .onConflict((conflict) => conflict.column('fingerprint').doNothing()),
);
