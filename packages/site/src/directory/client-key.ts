import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { directoryErrors } from './directory-errors.ts';

const publicKeyForm = /^\s*-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----\s*$/;
const certificateForm = /^\s*-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*$/;

const [fewestBits, mostBits] = [2048, 4096];
const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** The public key of a client (SPKI or a certificate, PEM) as the JWK by which it signs in. */
export function clientKey(pem: string): string {
  const key = parsed(pem);
  const reason = unfit(key);
  if (reason !== undefined) throw directoryErrors('bad-key', { reason });
  return JSON.stringify({ ...key.export({ format: 'jwk' }), use: 'sig' });
}

function parsed(pem: string): KeyObject {
  try {
    if (certificateForm.test(pem)) return new X509Certificate(pem).publicKey;
    // Node also makes a public key of a private one, which nobody is to send around.
    if (publicKeyForm.test(pem)) return createPublicKey(pem);
  } catch {
    // Told below.
  }
  const reason = pem.includes('PRIVATE KEY') ? 'it is a private one' : 'it is none in PEM form';
  throw directoryErrors('bad-key', { reason });
}

/** Only what tokens are signed with (RFC 7518, 3.1, and RFC 8037, 3.1). */
function unfit({
  asymmetricKeyType: type,
  asymmetricKeyDetails: details,
}: KeyObject): string | undefined {
  if (type === 'ed25519') return undefined;
  if (type === 'rsa') {
    const bits = details?.modulusLength ?? 0;
    return bits < fewestBits || bits > mostBits ? `it has ${bits} bits` : undefined;
  }
  if (type !== 'ec') return `it is of the kind ${type ?? 'unknown'}`;
  const curve = details?.namedCurve;
  return curve !== undefined && curves.has(curve)
    ? undefined
    : `it is of the curve ${curve ?? 'unknown'}`;
}
