import type { Report } from '../report.ts';
import type { ClientCertificateTable } from '../tables/client-certificate.ts';

/** The certificates of a role, those that were registered last first. */
export const findClientCertificates: Report<
  { readonly role: string; readonly limit: number },
  readonly ClientCertificateTable[]
> = {
  name: 'find-client-certificates',
  async run(db, { role, limit }) {
    return await db
      .selectFrom('client_certificate')
      .selectAll()
      .where('role', '=', role)
      .orderBy('created', 'desc')
      .orderBy('fingerprint')
      .limit(limit)
      .execute();
  },
};
