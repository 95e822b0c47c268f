import type { X509Certificate } from 'node:crypto';
import { HawserError } from '@hawser/core/errors';
import { readGivenBytes } from '@hawser/core/files/read-given-bytes';
import { certificateFileErrors } from '@hawser/core/pki/certificate-file-errors';
import { hasDates } from '@hawser/core/pki/has-dates';
import { keyName } from '@hawser/core/pki/key-name';
import {
  type CertificateFile,
  largestCertificateFile,
  type PasswordSource,
  readCertificateFile,
} from '@hawser/core/pki/read-certificate-file';
import { certificateErrors } from './certificate-errors.ts';
import { certificateName, namesOf } from '@hawser/core/pki/certificate-name';

/** Reads a file with certificates; what is wrong with it is said of that file. */
export async function readGivenFile(
  path: string,
  password: PasswordSource,
): Promise<CertificateFile> {
  const bytes = await readGivenBytes(path, largestCertificateFile, (reason, cause) =>
    certificateErrors('unreadable', { path, reason }, { target: path, cause }),
  );
  try {
    const file = await readCertificateFile(bytes, password);
    for (const { certificate } of file.certificates) requireSound(certificate);
    return file;
  } catch (error) {
    const isOfFile = error instanceof HawserError && error.code.startsWith('certificate-file-');
    if (!isOfFile) throw error;
    const { code, kind, hint } = error;
    const message = `${path}: ${error.message}`;
    throw new HawserError(code, { kind, hint, message }, { target: path, cause: error });
  }
}

/** What node takes for a certificate can still have names and dates in it that say nothing, or a key of no known kind. */
function requireSound(certificate: X509Certificate): void {
  let what = 'names';
  try {
    certificateName(certificate);
    namesOf(certificate);
    what = 'key';
    keyName(certificate.publicKey);
    what = 'dates';
    if (!hasDates(certificate)) throw new Error('they are no dates');
  } catch (error) {
    const reason = `the ${what} of a certificate in it cannot be read`;
    throw certificateFileErrors('damaged', { reason }, { cause: error });
  }
}
