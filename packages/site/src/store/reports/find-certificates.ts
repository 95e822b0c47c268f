import type { Report } from '../report.ts';
import type { CertificateTable } from '../tables/certificate.ts';

export interface CertificateSearch {
  readonly after: readonly string[] | undefined;
  readonly limit: number;
}

/** The certificates that the site keeps, by their names. */
export const findCertificates: Report<CertificateSearch, readonly CertificateTable[]> = {
  name: 'find-certificates',
  async run(db, { after, limit }) {
    const [name = '', id = ''] = after ?? [];
    return await db
      .selectFrom('certificate')
      .selectAll()
      .where((eb) =>
        eb.or([eb('name', '>', name), eb.and([eb('name', '=', name), eb('id', '>', id)])]),
      )
      .orderBy('name')
      .orderBy('id')
      .limit(limit)
      .execute();
  },
};
