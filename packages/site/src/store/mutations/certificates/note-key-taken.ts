import { keptCertificateErrors } from '../../../kept-certificates/kept-certificate-errors.ts';
import { requireCertificate } from '../../../kept-certificates/require-certificate.ts';
import { toldCertificate } from '../../../kept-certificates/certificate-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { CertificateTable } from '../../tables/certificate.ts';
import { selectCertificate } from './select-certificate.ts';

type WithKey = CertificateTable & { readonly key: NonNullable<CertificateTable['key']> };

/** Notes that somebody takes a key, and gives it as it is kept. */
export const noteKeyTaken: Mutation<{ readonly id: string }, WithKey> = {
  name: 'note-key-taken',
  async run(tx, { id }) {
    const { db, at } = tx;
    const row = requireCertificate(await selectCertificate(tx, id), id);
    // Nobody takes what is not there.
    if (row.key === null) throw keptCertificateErrors('no-key', { name: row.name }, { target: id });
    const changed = { ...row, key: row.key, key_read: at };
    await db.updateTable('certificate').set({ key_read: at }).where('id', '=', id).execute();
    return changed;
  },
  tells: (row) => ({ target: row.id, after: toldCertificate(row) }),
};
