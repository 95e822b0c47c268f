import { Type } from 'typebox';
import { time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

/** SHA-256 of a certificate, in lower-case hexadecimal digits. */
const fingerprint = Type.String({ pattern: '^[0-9a-f]{64}$' });

const administrator = Type.Object({
  fingerprint,
  name: Type.String(),
  role: Type.String(),
  created: time,
  until: time,
  revoked: Type.Union([time, Type.Null()]),
});

/** The command that asks for it refuses more, too. */
const mostDays = 730;

/** Whoever administers the site by a certificate, and whoever did. */
export const listAdministrators = contract({
  name: 'listAdministrators',
  method: 'GET',
  path: '/admin/v1/administrators',
  role: 'Site.Admin',
  summary: 'The certificates of administrators, the latest first.',
  answer: Type.Array(administrator),
});

/** Issues a certificate to an administrator, whose key stays where it was made. */
export const issueAdministrator = contract({
  name: 'issueAdministrator',
  method: 'POST',
  path: '/admin/v1/administrators',
  role: 'Site.Admin',
  summary: 'Issues a certificate to an administrator.',
  status: 201,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 64 }),
      days: Type.Integer({ minimum: 1, maximum: mostDays }),
      publicKey: Type.String({ maxLength: 4096, description: 'SPKI, PEM.' }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    administrator,
    certificate: Type.String({ description: 'PEM.' }),
    authority: Type.String({ description: 'PEM; what the site is trusted by.' }),
  }),
});

/** Lets a certificate in no more; one that is revoked already stays so. */
export const revokeAdministrator = contract({
  name: 'revokeAdministrator',
  method: 'POST',
  path: '/admin/v1/administrators/:fingerprint/revocation',
  role: 'Site.Admin',
  summary: 'Revokes the certificate of an administrator.',
  params: Type.Object({ fingerprint }),
  answer: administrator,
});
