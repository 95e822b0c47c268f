import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { bitsOf, expected, partsOf, readBer, tags } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { subjectIn } from '../name.ts';
import { readExtensions } from '../read-extensions.ts';
import { requestBytes } from '../request-bytes.ts';
import { requestedExtensions } from '../requested-extensions.ts';
import type { ExaminedRequest } from './examined.ts';
import { signatureHash } from './signature-hash.ts';
import { soundly } from './sound-file.ts';

/** More than one with hundreds of names has. */
export const largestRequestFile = 64 * 1024;

/** Reads all of a request (PKCS#10 in PEM or DER) that rules look at, also where no authority would. */
export function examineRequest(
  bytes: Uint8Array,
): Omit<ExaminedRequest, 'purpose' | 'serviceName'> {
  const der = requestBytes(bytes);
  if (der === undefined) throw certificateFileErrors('no-request', {});
  return soundly(() => {
    const [content, algorithm, signature] = partsOf(expected(readBer(der), tags.sequence));
    const signed = expected(content, tags.sequence);
    const [version, subject, key, attributes] = partsOf(signed);
    if (version?.tag !== tags.integer || subject?.tag !== tags.sequence) {
      throw certificateFileErrors('no-request', {});
    }
    const hash = signatureHash(expected(algorithm, tags.sequence));
    const spki = Buffer.from(expected(key, tags.sequence).whole);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return {
      isRequest: true,
      commonName: subjectIn(subject).commonName,
      publicKey,
      extensions: readExtensions(requestedExtensions(attributes)),
      signature: hash,
      isProven: isProven(publicKey, signed.whole, hash.digest, bitsOf(signature)),
    };
  });
}

/** Nothing where it is signed in a way that is not known here. */
function isProven(
  key: KeyObject,
  content: Uint8Array,
  hash: string | null | undefined,
  proof: Uint8Array,
): boolean | undefined {
  if (hash === undefined) return undefined;
  try {
    return verify(hash, content, key, proof);
  } catch {
    // A signature of a form that OpenSSL does not even look at.
    return false;
  }
}
