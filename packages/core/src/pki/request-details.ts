import { createPublicKey, type KeyObject } from 'node:crypto';
import { bitsOf, expected, objectIdOf, partsOf, readBer, tags } from './ber.ts';
import { otherPartsIn, type Subject, subjectIn } from './name.ts';
import { requestBlock } from './pem.ts';
import { pkiErrors } from './pki-errors.ts';
import { type Extensions, otherExtensionsIn, readExtensions } from './read-extensions.ts';
import { requestBytes } from './request-bytes.ts';
import { requestedExtensions } from './requested-extensions.ts';
import { isSignedBy, signatureName } from './signature.ts';

/** All that a request asks for, of somebody who has proved to have the key. */
export interface RequestDetails {
  readonly publicKey: KeyObject;
  readonly keySize: number;
  /** How it is signed, as SHA-256 with RSA. */
  readonly signature: string;
  readonly subject: Partial<Subject>;
  /** What is asked to be in the certificate. */
  readonly extensions: Extensions;
  /** The object identifiers of what else is asked for: in the name, and of extensions. */
  readonly others: readonly string[];
}

/** Far more than one with a few names has. */
const longestRequest = 16 * 1024;

const [fewestBits, mostBits] = [2048, 4096];

/**
 * Reads a request (PKCS#10, PEM, as bytes also DER or base64 alone) of somebody else, if it is signed by its own key,
 * and with one that is taken.
 */
export function readRequestDetails(given: string | Uint8Array): RequestDetails {
  if (given.length > longestRequest) throw refused('it is too long');
  const block = typeof given === 'string' ? requestBlock(given) : requestBytes(given);
  if (block === undefined) throw refused('what was given is none');
  const { content, proof, ...details } = taken(block);
  const keySize = requireFit(details.publicKey);
  if (!isProven(details.publicKey, content, proof)) {
    throw refused('it is not signed by its own key');
  }
  return {
    ...details,
    publicKey: inUsualForm(details.publicKey),
    keySize,
    signature: signatureName(proof.algorithm),
  };
}

/**
 * The same key as everybody writes it: a point can be compressed, and a curve described instead of
 * named, and neither is to make another key of it, nor to be in a certificate (RFC 5480, 2.1.1).
 */
function inUsualForm(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ec') return key;
  return createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
}

interface Taken extends Omit<RequestDetails, 'keySize' | 'signature'> {
  readonly content: Uint8Array;
  readonly proof: Proof;
}

interface Proof {
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

function taken(bytes: Uint8Array): Taken {
  try {
    const [content, algorithm, signature] = partsOf(expected(readBer(bytes), tags.sequence));
    const [, subject, key, attributes] = partsOf(expected(content, tags.sequence));
    const spki = Buffer.from(expected(key, tags.sequence).whole);
    const name = expected(subject, tags.sequence);
    const asked = requestedExtensions(attributes);
    return {
      content: expected(content, tags.sequence).whole,
      publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
      subject: subjectIn(name),
      extensions: readExtensions(asked),
      others: [...otherPartsIn(name), ...otherExtensionsIn(asked)],
      proof: {
        algorithm: objectIdOf(partsOf(expected(algorithm, tags.sequence))[0]),
        signature: bitsOf(signature),
      },
    };
  } catch {
    throw refused('it is no PKCS#10');
  }
}

/** How many bits the key has. */
function requireFit(key: KeyObject): number {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key;
  const { modulusLength = 0, publicExponent, namedCurve } = details;
  if (type === 'ec' && namedCurve === 'prime256v1') return 256;
  if (type !== 'rsa') throw refused('its key is of a kind that is not taken');
  if (modulusLength < fewestBits || modulusLength > mostBits) {
    throw refused(`its key has ${modulusLength} bits`);
  }
  if (publicExponent !== 65_537n) throw refused('the exponent of its key is unusual');
  return modulusLength;
}

function isProven(key: KeyObject, content: Uint8Array, proof: Proof): boolean {
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
