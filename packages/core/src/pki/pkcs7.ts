import { X509Certificate } from 'node:crypto';
import { BerError, contextTag, expected, objectIdOf, partsOf, readBer, tags } from './ber.ts';
import { requireFewEnough } from './few-enough.ts';
import { count, objectId, sequence, set, tagged } from './der.ts';

export const signedData = '1.2.840.113549.1.7.2';
const data = '1.2.840.113549.1.7.1';

/**
 * The certificates in a PKCS#7 file (RFC 5652, 5), in its order. Such files sign nothing: they are a
 * way to send a chain.
 */
export function readPkcs7(bytes: Uint8Array): readonly X509Certificate[] {
  const [type, holder] = partsOf(expected(readBer(bytes), tags.sequence));
  if (objectIdOf(type) !== signedData)
    throw new BerError('it holds something else than certificates');
  const [signed] = partsOf(expected(holder, contextTag(0, 'constructed')));
  const given = partsOf(expected(signed, tags.sequence)).find(
    ({ tag }) => tag === contextTag(0, 'constructed'),
  );
  // Others than X.509 can be among them, with tags of their own.
  const certificates = (given === undefined ? [] : partsOf(given)).filter(
    ({ tag }) => tag === tags.sequence,
  );
  requireFewEnough(certificates.length, 0);
  return certificates.map(({ whole }) => new X509Certificate(whole));
}

export function writePkcs7(certificates: readonly X509Certificate[]): Buffer {
  const content = sequence(
    count(1),
    set(),
    sequence(objectId(data)),
    tagged(0, ...certificates.map(({ raw }) => raw)),
    set(),
  );
  return sequence(objectId(signedData), tagged(0, content));
}
