import { type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { type Der, integer, sequence, tagged, time } from './der.ts';
import { keyIdentifiers } from './extensions.ts';
import type { Validity } from './issued.ts';
import { keyIdentifier } from './key-identifier.ts';
import { nameOf, type Subject, subjectOf } from './name.ts';
import { signatureAlgorithm, signed } from './signature.ts';

export interface Contents extends Validity {
  readonly subject: Subject;
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
  const { publicKey, extensions, notBefore, notAfter } = contents;
  const subject = nameOf(contents.subject);
  const { certificate: issuer, key } = signer;
  const identifiers = keyIdentifiers(
    keyIdentifier(publicKey),
    keyIdentifier(issuer?.publicKey ?? publicKey),
  );
  const content = sequence(
    tagged(0, integer(Uint8Array.of(2))), // version 3
    integer(serialNumber()),
    signatureAlgorithm(key),
    issuer === undefined ? subject : subjectOf(issuer),
    sequence(time(new Date(notBefore.getTime() - skew)), time(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions, ...identifiers)),
  );
  return new X509Certificate(signed(content, key)).toString();
}

/** 128 random bits, and before them a byte that makes them positive. */
function serialNumber(): Uint8Array {
  return Buffer.concat([Uint8Array.of(1), randomBytes(16)]);
}
