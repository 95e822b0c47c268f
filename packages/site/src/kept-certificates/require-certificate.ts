import type { CertificateTable } from '../store/tables/certificate.ts';
import { keptCertificateErrors } from './kept-certificate-errors.ts';

/** What is to be there. */
export function requireCertificate(
  row: CertificateTable | undefined,
  id: string,
): CertificateTable {
  if (row === undefined) throw keptCertificateErrors('not-found', { id }, { target: id });
  return row;
}
