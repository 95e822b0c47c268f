import { X509Certificate } from 'node:crypto';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { readCertificates } from './machine-certificates.ts';

/** A certificate by its id, its thumbprint or its name; where a name is that of several, the ids are offered. */
export const certificateParameter = {
  type: 'string',
  pipeline: 'value-and-property',
  from: { 'Hawser.Certificate': 'id', 'Hawser.CertificateExport': 'id' },
  complete: async () => {
    const all = (await readCertificates().catch(() => [])).map(({ id, certificate }) => {
      const read = new X509Certificate(certificate);
      return { id, name: certificateName(read), end: read.validTo };
    });
    return all.map(({ id, name, end }) =>
      all.some((other) => other.id !== id && other.name === name)
        ? { value: id, says: `${name}, until ${end}` }
        : { value: name, says: `until ${end}` },
    );
  },
} as const;
