import { certificateFileErrors } from './certificate-file-errors.ts';

const mostCertificates = 1000;
const mostKeys = 100;

/** Looks at what was found in a file so far: each of these takes time and memory to be read. */
export function requireFewEnough(certificates: number, keys: number): void {
  const found =
    certificates > mostCertificates
      ? `${mostCertificates} certificates`
      : keys > mostKeys
        ? `${mostKeys} private keys`
        : undefined;
  if (found !== undefined) throw certificateFileErrors('too-many', { found });
}
