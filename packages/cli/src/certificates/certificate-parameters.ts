import { X509Certificate } from 'node:crypto';
import { certificateName } from './certificate-name.ts';
import { readCertificates } from './machine-certificates.ts';

/** A certificate by its id, its thumbprint or its name; from a pipeline by its id, which is one only. */
export const certificateParameter = {
  type: 'string',
  pipeline: 'value-and-property',
  complete: async () => {
    const certificates = await readCertificates().catch(() => []);
    return certificates.map(({ id, certificate }) => {
      const read = new X509Certificate(certificate);
      return { value: id, says: `${certificateName(read)}, until ${read.validTo}` };
    });
  },
} as const;
