import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  content as contentOf,
  decoded,
  type Der,
  encoded,
  integer,
  part,
  sequence,
  tagged,
  writtenObjectId,
} from './der.ts';
import type { KeyPair } from './key-pair.ts';
import { nameOf } from './name.ts';
import { requestBlock } from './pem.ts';
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

const [fewestBits, mostBits] = [2048, 4096];

/** A request (PKCS#10, RFC 2986) as PEM, signed with the key that the certificate is to be for. */
export function certificateRequest(commonName: string, { publicKey, privateKey }: KeyPair): string {
  const content = sequence(
    integer(Uint8Array.of(0)),
    nameOf(requireCommonName(commonName)),
    decoded(publicKey.export({ type: 'spki', format: 'der' })),
    tagged(0),
  );
  const text = signed(content, privateKey)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE REQUEST-----\n${text}\n-----END CERTIFICATE REQUEST-----\n`;
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
    const request = decoded(bytes);
    const content = part(request, 0);
    const key = encoded(part(content, 2));
    const signature = contentOf(part(request, 2));
    return {
      // As it was signed: what is no DER, of which there is one way to write a thing, does not verify.
      content: encoded(content),
      publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
      commonName: commonNameIn(part(content, 1)),
      algorithm: writtenObjectId(part(request, 1, 0)),
      // The first byte says how many bits at the end do not count, which are none.
      signature: signature.subarray(1),
    };
  } catch {
    throw refused('it is no PKCS#10');
  }
}

function commonNameIn(name: Der): string {
  const sets = Array.isArray(name.value) ? name.value : [];
  const named = sets.find((each) => writtenObjectId(part(each, 0, 0)) === '2.5.4.3');
  return named === undefined ? '' : contentOf(part(named, 0, 1)).toString('utf8');
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
