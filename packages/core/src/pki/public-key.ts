import { createPublicKey, type KeyObject } from 'node:crypto';
import { pkiErrors } from './pki-errors.ts';

const onePublicKey = /^\s*-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----\s*$/;
const [fewestBits, mostBits] = [2048, 4096];

/** The public key (SPKI, PEM) of somebody else, if a certificate can be issued for it. */
export function readPublicKey(pem: string): KeyObject {
  const key = parsed(pem);
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const { modulusLength = 0, publicExponent } = details ?? {};
  if (type !== 'rsa') throw pkiErrors('bad-key', { reason: 'it is no RSA key' });
  if (modulusLength < fewestBits || modulusLength > mostBits) {
    throw pkiErrors('bad-key', { reason: `it has ${modulusLength} bits` });
  }
  if (publicExponent !== 65_537n) throw pkiErrors('bad-key', { reason: 'its exponent is unusual' });
  return key;
}

function parsed(pem: string): KeyObject {
  try {
    // Node also makes a public key of a private one, which nobody is to send around.
    if (onePublicKey.test(pem)) return createPublicKey(pem);
  } catch {
    // Told below.
  }
  throw pkiErrors('bad-key', { reason: 'it is no public key in PEM form' });
}
