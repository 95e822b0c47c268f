import { requireCertificate } from '../../../kept-certificates/require-certificate.ts';
import { toldCertificate } from '../../../kept-certificates/certificate-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { CertificateTable } from '../../tables/certificate.ts';
import { selectCertificate } from './select-certificate.ts';

/** Notes that somebody takes a key, and gives it as it is kept. */
export const noteKeyTaken: Mutation<{ readonly id: string }, CertificateTable> = {
  name: 'note-key-taken',
  async run(tx, { id }) {
    const { db, at } = tx;
    const row = requireCertificate(await selectCertificate(tx, id), id);
    const changed = { ...row, key_read: at };
    await db.updateTable('certificate').set({ key_read: at }).where('id', '=', id).execute();
    return changed;
  },
  tells: (row) => ({ target: row.id, after: toldCertificate(row) }),
};
