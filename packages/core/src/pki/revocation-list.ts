import { createPrivateKey, X509Certificate } from 'node:crypto';
import { type Der, integer, sequence, tagged, time } from './der.ts';
import { authorityKeyIdentifier, extension } from './extensions.ts';
import type { Issued } from './issued.ts';
import { keyIdentifier } from './key-identifier.ts';
import { subjectOf } from './name.ts';
import { signatureAlgorithm, signed } from './signature.ts';

/** A certificate that its authority does not stand for any more. */
export interface RevokedCertificate {
  /** In hexadecimal digits. */
  readonly serial: string;
  readonly revoked: Date;
}

export interface RevocationList {
  /** Of two lists the one with the larger number is the later. */
  readonly number: number;
  readonly from: Date;
  /** When there is another one at the latest. */
  readonly until: Date;
  readonly revoked: readonly RevokedCertificate[];
}

/** The list (RFC 5280, 5) in DER, signed by the authority. */
export function revocationList(
  authority: Issued,
  { number, from, until, revoked }: RevocationList,
): Buffer {
  const issuer = new X509Certificate(authority.certificate);
  const key = createPrivateKey(authority.key);
  const entries = revoked.map((each) =>
    sequence(integer(positive(each.serial)), time(each.revoked)),
  );
  const extensions: readonly Der[] = [
    authorityKeyIdentifier(keyIdentifier(issuer.publicKey)),
    extension('2.5.29.20', integer(positive(number.toString(16)))),
  ];
  const content = sequence(
    integer(Uint8Array.of(1)), // version 2
    signatureAlgorithm(key),
    subjectOf(issuer),
    time(from),
    time(until),
    // An empty one is left out (5.1.2.6).
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    tagged(0, sequence(...extensions)),
  );
  return signed(content, key);
}

/** The bytes of a number as DER has it: as few as can be, and the first says that it is positive. */
function positive(hex: string): Buffer {
  const digits = hex.replace(/^0+(?=.)/, '');
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes;
}
