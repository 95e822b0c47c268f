import { createHash, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import {
  bits,
  decoded,
  type Der,
  encoded,
  integer,
  none,
  objectId,
  part,
  sequence,
  set,
  tagged,
  time,
  utf8,
} from './der.ts';
import { keyIdentifiers } from './extensions.ts';
import type { Validity } from './issued.ts';

export interface Contents extends Validity {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Der[];
}

/** Who signs; without a certificate it is the subject itself. */
export interface Signer {
  readonly certificate?: X509Certificate;
  readonly key: KeyObject;
}

const skew = 5 * 60_000;

/** The certificate (RFC 5280, 4.1) as PEM, signed by node. */
export function signedCertificate(contents: Contents, signer: Signer): string {
  const { commonName, publicKey, extensions, notBefore, notAfter } = contents;
  const subject = nameOf(commonName);
  const { certificate: issuer, key } = signer;
  const identifiers = keyIdentifiers(
    keyIdentifier(publicKey),
    keyIdentifier(issuer?.publicKey ?? publicKey),
  );
  const signed = sequence(
    tagged(0, integer(Uint8Array.of(2))), // version 3
    integer(serialNumber()),
    algorithm(),
    issuer === undefined ? subject : subjectOf(issuer),
    sequence(time(new Date(notBefore.getTime() - skew)), time(notAfter)),
    subject,
    decoded(publicKey.export({ type: 'spki', format: 'der' })),
    tagged(3, sequence(...extensions, ...identifiers)),
  );
  const signature = sign('sha256', encoded(signed), key);
  const der = encoded(sequence(signed, algorithm(), bits(signature)));
  return new X509Certificate(der).toString();
}

/** 128 random bits, and before them a byte that makes them positive. */
function serialNumber(): Uint8Array {
  return Buffer.concat([Uint8Array.of(1), randomBytes(16)]);
}

function algorithm(): Der {
  return sequence(objectId('1.2.840.113549.1.1.11'), none()); // sha256WithRSAEncryption
}

function nameOf(commonName: string): Der {
  return sequence(set(sequence(objectId('2.5.4.3'), utf8(commonName))));
}

// As it stands there: names are compared by their bytes.
function subjectOf(certificate: X509Certificate): Der {
  return part(decoded(certificate.raw), 0, 5);
}

/** The SHA-1 of the key (RFC 5280, 4.2.1.2); it finds a certificate, it proves nothing. */
function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha1')
    .update(key.export({ type: 'pkcs1', format: 'der' }))
    .digest();
}
