import { toldCertificate } from '../../../kept-certificates/certificate-views.ts';
import { requireCertificate } from '../../../kept-certificates/require-certificate.ts';
import type { Mutation } from '../../mutation.ts';
import type { CertificateTable } from '../../tables/certificate.ts';
import { appendCertificateChanged } from './append-certificate-changed.ts';
import { selectCertificate } from './select-certificate.ts';

/** Forgets a certificate, and its key for good. */
export const removeCertificate: Mutation<{ readonly id: string }, CertificateTable> = {
  name: 'remove-certificate',
  async run(tx, { id }) {
    const row = requireCertificate(await selectCertificate(tx, id), id);
    await tx.db.deleteFrom('certificate').where('id', '=', id).execute();
    await appendCertificateChanged(tx, id);
    return row;
  },
  tells: (row) => ({ target: row.id, before: toldCertificate(row) }),
};
