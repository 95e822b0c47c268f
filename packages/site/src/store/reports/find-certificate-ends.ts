import type { Report } from '../report.ts';
import type { CertificateTable } from '../tables/certificate.ts';

/** When a certificate ends that the site keeps, and what it is. */
export interface KeptEnd extends Pick<
  CertificateTable,
  'id' | 'name' | 'purpose' | 'certificate' | 'ends'
> {
  readonly hasKey: boolean;
}

/** The certificates that the site keeps, those that end first first. */
export const findCertificateEnds: Report<{ readonly limit: number }, readonly KeptEnd[]> = {
  name: 'find-certificate-ends',
  async run(db, { limit }) {
    const rows = await db
      .selectFrom('certificate')
      .select(['id', 'name', 'purpose', 'certificate', 'ends'])
      .select((eb) =>
        eb.case().when('key', 'is', null).then(eb.lit(0)).else(eb.lit(1)).end().as('has_key'),
      )
      .orderBy('ends')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ has_key: hasKey, ...row }) => ({ ...row, hasKey: hasKey === 1 }));
  },
};
