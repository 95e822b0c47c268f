import { type Der, objectId, part, sequence, set, utf8, decoded } from './der.ts';
import type { X509Certificate } from 'node:crypto';

/** A name (RFC 5280, 4.1.2.4) of nothing but a common name. */
export function nameOf(commonName: string): Der {
  return sequence(set(sequence(objectId('2.5.4.3'), utf8(commonName))));
}

/** Whom a certificate was issued to. As it stands there: names are compared by their bytes. */
export function subjectOf(certificate: X509Certificate): Der {
  return part(decoded(certificate.raw), 0, 5);
}
