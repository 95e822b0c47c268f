import { createPublicKey, type KeyObject } from 'node:crypto';
import { bitsOf, expected, objectIdOf, partsOf, readBer, tags } from './ber.ts';
import { count, type Der, objectId, sequence, set, tagged } from './der.ts';
import type { KeyPair } from './key-pair.ts';
import { nameOf, type Subject, subjectIn } from './name.ts';
import { pemOf, requestBlock } from './pem.ts';
import { pkiErrors } from './pki-errors.ts';
import { isSignedBy, signed } from './signature.ts';
import { requireCommonName } from './subject-names.ts';

/** What somebody asks a certificate for, who has proved to have the key. */
export interface CertificateRequest {
  readonly publicKey: KeyObject;
  readonly commonName: string;
}

/** Far more than one with a few names has. */
const longestRequest = 16 * 1024;

/** What is asked to be in the certificate (RFC 2985, 5.4.2). */
const extensionRequest = '1.2.840.113549.1.9.14';

const [fewestBits, mostBits] = [2048, 4096];

/** A request (PKCS#10, RFC 2986) as PEM, signed with the key that the certificate is to be for. */
export function certificateRequest(
  subject: Subject,
  { publicKey, privateKey }: KeyPair,
  extensions: readonly Der[] = [],
): string {
  requireCommonName(subject.commonName);
  const wanted = sequence(objectId(extensionRequest), set(sequence(...extensions)));
  const content = sequence(
    count(0),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0, ...(extensions.length === 0 ? [] : [wanted])),
  );
  return pemOf('CERTIFICATE REQUEST', signed(content, privateKey));
}

/** Reads a request of somebody else, if it is signed by its own key, and with one that is taken. */
export function readCertificateRequest(pem: string): CertificateRequest {
  if (pem.length > longestRequest) throw refused('it is too long');
  const block = requestBlock(pem);
  if (block === undefined) throw refused('there is none in PEM form');
  const { content, publicKey, commonName, ...proof } = taken(block);
  requireFit(publicKey);
  if (!isProven(publicKey, content, proof)) throw refused('it is not signed by its own key');
  return { publicKey: inUsualForm(publicKey), commonName: requireCommonName(commonName) };
}

/**
 * The same key as everybody writes it: a point can be compressed, and a curve described instead of
 * named, and neither is to make another key of it, nor to be in a certificate (RFC 5480, 2.1.1).
 */
function inUsualForm(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ec') return key;
  return createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
}

interface Taken extends CertificateRequest {
  readonly content: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

function taken(bytes: Uint8Array): Taken {
  try {
    const [content, algorithm, signature] = partsOf(expected(readBer(bytes), tags.sequence));
    const [, subject, key] = partsOf(expected(content, tags.sequence));
    const spki = Buffer.from(expected(key, tags.sequence).whole);
    return {
      content: expected(content, tags.sequence).whole,
      publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
      commonName: subjectIn(expected(subject, tags.sequence)).commonName ?? '',
      algorithm: objectIdOf(partsOf(expected(algorithm, tags.sequence))[0]),
      signature: bitsOf(signature),
    };
  } catch {
    throw refused('it is no PKCS#10');
  }
}

function requireFit(key: KeyObject): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key;
  const { modulusLength = 0, publicExponent, namedCurve } = details;
  if (type === 'ec' && namedCurve === 'prime256v1') return;
  if (type !== 'rsa') throw refused('its key is of a kind that is not taken');
  if (modulusLength < fewestBits || modulusLength > mostBits) {
    throw refused(`its key has ${modulusLength} bits`);
  }
  if (publicExponent !== 65_537n) throw refused('the exponent of its key is unusual');
}

function isProven(
  key: KeyObject,
  content: Uint8Array,
  proof: Pick<Taken, 'algorithm' | 'signature'>,
): boolean {
  try {
    return isSignedBy(key, content, proof);
  } catch {
    // A signature of a form that OpenSSL does not even look at.
    return false;
  }
}

function refused(reason: string): Error {
  return pkiErrors('bad-request', { reason });
}
