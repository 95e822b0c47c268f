import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import {
  bmp,
  count,
  type Der,
  implicit,
  none,
  objectId,
  octets,
  sequence,
  set,
  tagged,
} from '../der.ts';
import { macDigest } from './authentic.ts';
import { attributes, bags, contents, pbes2, pbkdf2, x509Certificate } from './object-ids.ts';
import { asBmp, passwordKey } from './password-key.ts';
import type { KeptCertificate, KeptKey, Marks, Pkcs12 } from './pkcs12.ts';

/** For whom a file is: Windows before 2019 opens nothing newer than 3DES and SHA-1. */
export type Sealing = 'modern' | 'legacy';

/** A PFX file (RFC 7292) of one password: what is in it is sealed, and vouched for. */
export function writePkcs12(
  { certificates, keys }: Pkcs12,
  password: string,
  sealing: Sealing = 'modern',
): Buffer {
  const seal = sealing === 'modern' ? sealedByAes(password) : sealedByTripleDes(password);
  const certificateBags = sequence(...certificates.map(certificateBag));
  const keyBags = sequence(...keys.map((key) => keyBag(key, seal)));
  const parts = [
    ...(certificates.length === 0 ? [] : [encryptedData(seal(certificateBags))]),
    ...(keys.length === 0 ? [] : [data(keyBags)]),
  ];
  const safe = sequence(...parts);
  const version = count(3);
  return sequence(version, data(safe), macData(safe, password, sealing));
}

function data(bytes: Uint8Array): Der {
  return sequence(objectId(contents.data), tagged(0, octets(bytes)));
}

interface Sealed {
  readonly algorithm: Der;
  readonly content: Uint8Array;
}

type Seal = (content: Uint8Array) => Sealed;

// RFC 5652, 8
function encryptedData({ algorithm, content }: Sealed): Der {
  const info = sequence(objectId(contents.data), algorithm, implicit(0, content));
  return sequence(objectId(contents.encryptedData), tagged(0, sequence(count(0), info)));
}

function certificateBag({ certificate, ...marks }: KeptCertificate): Der {
  const value = sequence(objectId(x509Certificate), tagged(0, octets(certificate.raw)));
  return bag(bags.certificate, value, attributesOf(marks));
}

function keyBag({ key, ...marks }: KeptKey, seal: Seal): Der {
  const { algorithm, content } = seal(key.export({ type: 'pkcs8', format: 'der' }));
  return bag(bags.sealedKey, sequence(algorithm, octets(content)), attributesOf(marks));
}

function bag(kind: string, value: Der, marks: readonly Der[]): Der {
  // A set without anything in it is not in DER where it can be left out.
  return sequence(objectId(kind), tagged(0, value), ...(marks.length === 0 ? [] : [set(...marks)]));
}

function attributesOf(marks: Marks & Pick<KeptKey, 'keyProvider'>): readonly Der[] {
  const { friendlyName, localKeyId, keyProvider } = marks;
  const written: Der[] = [];
  const add = (id: string, value: Der) => written.push(sequence(objectId(id), set(value)));
  if (localKeyId !== undefined) add(attributes.localKeyId, octets(Buffer.from(localKeyId, 'hex')));
  if (friendlyName !== undefined) add(attributes.friendlyName, bmp(friendlyName));
  if (keyProvider !== undefined) add(attributes.keyProvider, bmp(keyProvider));
  return written;
}

/** As many as make a guess cost something, and an export still a moment. */
const rounds = 100_000;
/** What programs open that are as old as the ciphers. */
const oldRounds = 2048;

// RFC 8018, 6.2
function sealedByAes(password: string): Seal {
  return (content) => {
    const [salt, iv] = [randomBytes(16), randomBytes(16)];
    const key = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
    const prf = sequence(objectId(hmacWithSha256), none());
    const derivation = sequence(objectId(pbkdf2), sequence(octets(salt), count(rounds), prf));
    const encryption = sequence(objectId(aes256Cbc), octets(iv));
    return {
      algorithm: sequence(objectId(pbes2), sequence(derivation, encryption)),
      content: enciphered('aes-256-cbc', key, iv, content),
    };
  };
}

// RFC 7292, appendix C
function sealedByTripleDes(password: string): Seal {
  return (content) => {
    const from = { hash: 'sha1', salt: randomBytes(16), iterations: oldRounds };
    const key = passwordKey(asBmp(password), { ...from, purpose: 'key', length: 24 });
    const iv = passwordKey(asBmp(password), { ...from, purpose: 'iv', length: 8 });
    return {
      algorithm: sequence(objectId(oldTripleDes), sequence(octets(from.salt), count(oldRounds))),
      content: enciphered('des-ede3-cbc', key, iv, content),
    };
  };
}

function enciphered(name: string, key: Uint8Array, iv: Uint8Array, content: Uint8Array): Buffer {
  const cipher = createCipheriv(name, key, iv);
  return Buffer.concat([cipher.update(content), cipher.final()]);
}

// RFC 7292, 4
function macData(content: Uint8Array, password: string, sealing: Sealing): Der {
  const { hash, id, iterations } =
    sealing === 'modern'
      ? { hash: 'sha256', id: sha256, iterations: rounds }
      : { hash: 'sha1', id: sha1, iterations: oldRounds };
  const salt = randomBytes(16);
  const digest = macDigest(content, { hash, salt, iterations }, asBmp(password));
  const info = sequence(sequence(objectId(id), none()), octets(digest));
  return sequence(info, octets(salt), count(iterations));
}

const hmacWithSha256 = '1.2.840.113549.2.9';
const aes256Cbc = '2.16.840.1.101.3.4.1.42';
const oldTripleDes = '1.2.840.113549.1.12.1.3';
const sha256 = '2.16.840.1.101.3.4.2.1';
const sha1 = '1.3.14.3.2.26';
