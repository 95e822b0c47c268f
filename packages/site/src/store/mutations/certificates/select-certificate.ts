import type { Tx } from '../../mutation.ts';
import type { CertificateTable } from '../../tables/certificate.ts';

/** The certificate of an id, if the site keeps it. */
export async function selectCertificate(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<CertificateTable | undefined> {
  return await db.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst();
}
