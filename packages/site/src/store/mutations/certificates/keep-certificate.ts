import { toldCertificate } from '../../../kept-certificates/certificate-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { CertificateTable } from '../../tables/certificate.ts';
import { appendCertificateChanged } from './append-certificate-changed.ts';
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
      chain: before === undefined || saysMore(given, before) ? given.chain : before.chain,
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
    await appendCertificateChanged(tx, given.id);
    return { before, after };
  },
  tells: ({ before, after }) => ({
    target: after.id,
    before: before === undefined ? undefined : toldCertificate(before),
    after: toldCertificate(after),
  }),
};

/** Whether the chain is not only the beginning of what is known. */
function saysMore(given: { readonly chain: string }, before: { readonly chain: string }): boolean {
  const known = JSON.parse(before.chain) as readonly string[];
  const chain = JSON.parse(given.chain) as readonly string[];
  return !chain.every((pem, at) => pem === known[at]);
}
