import { readRequests } from './kept-requests.ts';

/** A request by its common name or its id. */
export const requestParameter = {
  type: 'string',
  pipeline: 'value-and-property',
  from: {
    'Hawser.CertificateRequest': 'id',
    'Hawser.CertificateRenewal': 'id',
    'Hawser.IssuedCertificate': 'commonName',
  },
  aliases: ['id', 'commonName'],
  complete: async () => {
    const requests = await readRequests().catch(() => []);
    return requests.map(({ id, commonName }) => ({ value: id, says: commonName }));
  },
} as const;
