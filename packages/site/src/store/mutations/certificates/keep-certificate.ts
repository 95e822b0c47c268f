import { toldCertificate } from '../../../kept-certificates/certificate-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { CertificateTable } from '../../tables/certificate.ts';
import { selectCertificate } from './select-certificate.ts';

/** What is null of it is not known, and stays as it is where the certificate is there already. */
export type NewCertificate = Omit<CertificateTable, 'added' | 'key_read'>;

export interface CertificateChange {
  readonly before: CertificateTable | undefined;
  readonly after: CertificateTable | undefined;
}

/** Keeps a certificate, or completes the one that is there. */
export const keepCertificate: Mutation<
  NewCertificate,
  CertificateChange & { readonly after: CertificateTable }
> = {
  name: 'keep-certificate',
  async run(tx, given) {
    const { db, at } = tx;
    const before = await selectCertificate(tx, given.id);
    const after = {
      ...given,
      friendly_name: given.friendly_name ?? before?.friendly_name ?? null,
      purpose: given.purpose ?? before?.purpose ?? null,
      key_provider: given.key_provider ?? before?.key_provider ?? null,
      key: given.key ?? before?.key ?? null,
      added: before?.added ?? at,
      key_read: before?.key_read ?? null,
    };
    await db
      .insertInto('certificate')
      .values(after)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(after))
      .execute();
    return { before, after };
  },
  tells: ({ before, after }) => ({
    target: after.id,
    before: before === undefined ? undefined : toldCertificate(before),
    after: toldCertificate(after),
  }),
};
