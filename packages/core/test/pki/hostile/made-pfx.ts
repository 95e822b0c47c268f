import {
  count,
  type Der,
  implicit,
  none,
  objectId,
  octets,
  sequence,
  tagged,
} from '../../../src/pki/der.ts';

const [data, encrypted] = ['1.2.840.113549.1.7.1', '1.2.840.113549.1.7.6'];
const pkcs12 = '1.2.840.113549.1.12';
const hmacWithSha512 = '1.2.840.113549.2.11';
const sha256 = '2.16.840.1.101.3.4.2.1';
const aes256 = '2.16.840.1.101.3.4.1.42';

/** Made up to keep its reader busy; nothing in it can be opened. */
export function pfxOf(safe: Der, mac?: Der): Buffer {
  return sequence(count(3), dataOf(octets(safe)), ...(mac === undefined ? [] : [mac]));
}

/** A PFX file whose outermost octets are these, as they are. */
export function dataOf(content: Der): Buffer {
  return sequence(objectId(data), tagged(0, content));
}

export function bagsOf(...bags: readonly Der[]): Buffer {
  return pfxOf(sequence(dataOf(octets(sequence(...bags)))));
}

export function bag(kind: number, value: Der, ...marks: readonly Der[]): Buffer {
  return sequence(objectId(`${pkcs12}.10.1.${kind}`), tagged(0, value), ...marks);
}

export function certificateBag(certificate: Der): Buffer {
  const x509 = objectId('1.2.840.113549.1.9.22.1');
  return bag(3, sequence(x509, tagged(0, octets(certificate))));
}

export function macOf(iterations: Der, salt = Buffer.alloc(8)): Buffer {
  const info = sequence(sequence(objectId(sha256), none()), octets(Buffer.alloc(32)));
  return sequence(info, octets(salt), iterations);
}

/** How something is sealed by AES and PBKDF2. */
export function byAes(iterations: Der, salt = Buffer.alloc(8)): Buffer {
  const prf = sequence(objectId(hmacWithSha512), none());
  const derivation = sequence(
    objectId('1.2.840.113549.1.5.12'),
    sequence(octets(salt), iterations, prf),
  );
  const cipher = sequence(objectId(aes256), octets(Buffer.alloc(16)));
  return sequence(objectId('1.2.840.113549.1.5.13'), sequence(derivation, cipher));
}

/** The same by scrypt: how often, how much at once, and how many of them. */
export function byScrypt(...numbers: readonly number[]): Buffer {
  const parameters = sequence(octets(Buffer.alloc(8)), ...numbers.map(count));
  const derivation = sequence(objectId('1.3.6.1.4.1.11591.4.11'), parameters);
  const cipher = sequence(objectId(aes256), octets(Buffer.alloc(16)));
  return sequence(objectId('1.2.840.113549.1.5.13'), sequence(derivation, cipher));
}

/** How something is sealed by 3DES (3) or RC2 (6), as old programs do. */
export function byOldCipher(cipher: number, iterations: Der, salt = Buffer.alloc(8)): Buffer {
  return sequence(objectId(`${pkcs12}.1.${cipher}`), sequence(octets(salt), iterations));
}

export function sealedPart(how: Der, content: Uint8Array): Buffer {
  const info = sequence(objectId(data), how, implicit(0, content));
  return sequence(objectId(encrypted), tagged(0, sequence(count(0), info)));
}
