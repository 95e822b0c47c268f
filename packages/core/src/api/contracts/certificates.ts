import { Type } from 'typebox';
import { purposes } from '../../pki/purposes.ts';
import { page, pageOf, textOrNull, time, timeOrNull } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const id = Type.String({
  pattern: '^[0-9a-f]{16}$',
  description: 'The first digits of its SHA-256.',
});
const pem = Type.String({ minLength: 1, maxLength: 65_536, description: 'PEM.' });
const mark = Type.Optional(Type.String({ minLength: 1, maxLength: 1000 }));

const certificate = Type.Object({
  id,
  name: Type.String({ description: 'Its common name, or the first it holds for.' }),
  certificate: pem,
  chain: Type.Array(pem, { description: 'By whom it is trusted, the nearest first.' }),
  friendlyName: textOrNull,
  purpose: Type.Union([Type.Enum([...purposes]), Type.Null()]),
  keyProvider: textOrNull,
  hasKey: Type.Boolean({ description: 'Whether the site keeps its private key.' }),
  added: time,
  ends: time,
  keyRead: timeOrNull,
});

const params = Type.Object({ id });

export const listCertificates = contract({
  name: 'listCertificates',
  method: 'GET',
  path: '/admin/v1/certificates',
  role: 'Site.Admin',
  summary: 'The certificates that the site keeps for its services, without their keys.',
  query: Type.Object(page),
  answer: pageOf(certificate),
});

export const getCertificate = contract({
  name: 'getCertificate',
  method: 'GET',
  path: '/admin/v1/certificates/:id',
  role: 'Site.Admin',
  summary: 'A certificate that the site keeps, without its key.',
  params,
  answer: certificate,
});

/** What is not given of one that is there stays as it is: its key, too. */
export const keepCertificate = contract({
  name: 'keepCertificate',
  method: 'PUT',
  path: '/admin/v1/certificates/:id',
  role: 'Site.Admin',
  summary: 'Has the site keep a certificate, with its private key where that is given.',
  repeat: 'harmless',
  params,
  body: Type.Object(
    {
      certificate: pem,
      chain: Type.Array(pem, { maxItems: 10 }),
      friendlyName: mark,
      purpose: Type.Optional(Type.Enum([...purposes])),
      keyProvider: mark,
      key: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 32_768,
          description: 'Its private key (PKCS#8, PEM), which the site seals.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: certificate,
});

/** No GET, for the audit trail tells who has taken a key. */
export const takeCertificateKey = contract({
  name: 'takeCertificateKey',
  method: 'POST',
  path: '/admin/v1/certificates/:id/key',
  role: 'Site.Admin',
  summary: 'Gives out the private key of a certificate that the site keeps.',
  repeat: 'harmless',
  params,
  answer: Type.Object({ key: Type.String({ description: 'PKCS#8, PEM.' }) }),
});

export const removeCertificate = contract({
  name: 'removeCertificate',
  method: 'DELETE',
  path: '/admin/v1/certificates/:id',
  role: 'Site.Admin',
  summary: 'Has the site forget a certificate, and its private key for good; answers what it was.',
  params,
  answer: certificate,
});
