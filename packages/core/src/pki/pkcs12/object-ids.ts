import { certificateFileErrors } from '../certificate-file-errors.ts';

// RFC 7292 and RFC 8018, with what they take from elsewhere.

export const contents = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
} as const;

export const bags = {
  key: '1.2.840.113549.1.12.10.1.1',
  sealedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  nested: '1.2.840.113549.1.12.10.1.6',
} as const;

export const x509Certificate = '1.2.840.113549.1.9.22.1';

export const attributes = {
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  /** Which program of Windows is to keep the key. */
  keyProvider: '1.3.6.1.4.1.311.17.1',
} as const;

export const pbes2 = '1.2.840.113549.1.5.13';
export const pbkdf2 = '1.2.840.113549.1.5.12';

/** The hashes by which PBES1 makes a key for DES, as openssl sealed keys until 2016 (RFC 8018, A.3). */
export const desHashes = new Map([
  ['1.2.840.113549.1.5.3', 'md5'],
  ['1.2.840.113549.1.5.10', 'sha1'],
]);

/** RFC 7914, 7. */
export const scrypt = '1.3.6.1.4.1.11591.4.11';
/** RFC 9579, 4. */
export const pbmac1 = '1.2.840.113549.1.5.14';

/** The pseudo-random functions of PBKDF2. */
export const hmacs = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.8', 'sha224'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

/** The hashes of the MAC. */
export const hashes = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** The ciphers of PBES2, by the names that OpenSSL has for them. */
export const ciphers = new Map([
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', keyLength: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', keyLength: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'aes-256-cbc', keyLength: 32 }],
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyLength: 24 }],
]);

/** The ciphers of PKCS#12 itself, all with keys that it makes by SHA-1. */
export const oldCiphers = new Map([
  ['1.2.840.113549.1.12.1.3', { name: 'des-ede3-cbc', keyLength: 24 }],
  ['1.2.840.113549.1.12.1.4', { name: 'des-ede-cbc', keyLength: 16 }],
  ['1.2.840.113549.1.12.1.5', { name: 'rc2', keyLength: 16 }],
  ['1.2.840.113549.1.12.1.6', { name: 'rc2', keyLength: 5 }],
]);

/** What a table has for an object identifier; what it has not, nobody here can open. */
export function known<Value>(table: ReadonlyMap<string, Value>, id: string): Value {
  const found = table.get(id);
  if (found === undefined) throw certificateFileErrors('unknown-algorithm', { algorithm: id });
  return found;
}
