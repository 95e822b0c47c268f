import type { Answered } from '@hawser/core/api/contract';
import type { getCertificate } from '@hawser/core/api/contracts/certificates';
import { purposes } from '@hawser/core/pki/purposes';
import type { CertificateTable } from '../store/tables/certificate.ts';

export type ShownCertificate = Answered<typeof getCertificate>;

/** A certificate as administrators see it, without its key. */
export function certificateView(row: CertificateTable): ShownCertificate {
  const { certificate, chain } = row;
  return { ...toldCertificate(row), certificate, chain: JSON.parse(chain) as string[] };
}

/** The same for the audit trail, which needs no more than what it was. */
export function toldCertificate(row: CertificateTable) {
  const { id, name, friendly_name: friendlyName, key_provider: keyProvider } = row;
  return {
    id,
    name,
    friendlyName,
    purpose: purposes.find((each) => each === row.purpose) ?? null,
    keyProvider,
    hasKey: row.key !== null,
    added: new Date(row.added).toISOString(),
    ends: new Date(row.ends).toISOString(),
    keyRead: row.key_read === null ? null : new Date(row.key_read).toISOString(),
  };
}
