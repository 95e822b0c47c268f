import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import { partsOf, readBer } from '../../src/pki/ber.ts';
import { bits, type Der, objectId, sequence } from '../../src/pki/der.ts';
import { authorityExtensions, leafExtensions } from '../../src/pki/extensions.ts';
import { newEcKeyPair, newKeyPair } from '../../src/pki/key-pair.ts';
import { signatureAlgorithm, signed } from '../../src/pki/signature.ts';
import { type Contents, signedCertificate, type Signer } from '../../src/pki/signed-certificate.ts';

// Certificates of a gateway by a chain of two authorities, and what they can have wrong.

export const dayMs = 86_400_000;
export const now = Date.UTC(2026, 5, 1);
export const days = (count: number): Date => new Date(now + count * dayMs);

export const name = 'MyCMG.contoso.com';
export const provider = 'Microsoft RSA SChannel Cryptographic Provider';
export const pair = await newKeyPair(2048);
export const [rootPair, middlePair, strangerPair] = [
  await newEcKeyPair(),
  await newEcKeyPair(),
  await newEcKeyPair(),
];

export const server = (...dnsNames: readonly string[]): readonly Der[] =>
  leafExtensions(['server'], { dnsNames, ipAddresses: [], uris: [] });
export const client = leafExtensions(['client'], { dnsNames: [], ipAddresses: [], uris: [] });

export function issued(contents: Partial<Contents>, signer: Signer): X509Certificate {
  const usual = { publicKey: pair.publicKey, notBefore: days(-10), notAfter: days(300) };
  const named = { subject: { commonName: name }, extensions: server(name) };
  return new X509Certificate(signedCertificate({ ...usual, ...named, ...contents }, signer));
}

export function authority(
  commonName: string,
  publicKey: KeyObject,
  signer: Signer,
  more: Partial<Contents> = {},
): X509Certificate {
  const extensions = authorityExtensions();
  return issued({ subject: { commonName }, publicKey, extensions, ...more }, signer);
}

export const rootSigner = { key: rootPair.privateKey };
export const root = authority('Root', rootPair.publicKey, rootSigner, {
  extensions: authorityExtensions(1),
});
export const middle = authority('Middle', middlePair.publicKey, {
  certificate: root,
  ...rootSigner,
});
export const byMiddle = { certificate: middle, key: middlePair.privateKey };
export const leaf = issued({}, byMiddle);

/** The same, signed by an algorithm that is broken. */
export function withSha1({ raw }: X509Certificate, key: KeyObject): X509Certificate {
  const [content] = partsOf(readBer(raw));
  const algorithm = sequence(objectId('1.2.840.10045.4.1'));
  const parts =
    content === undefined ? [] : partsOf(content).map(({ whole }): Der => Buffer.from(whole));
  const again = sequence(...parts.with(2, algorithm));
  return new X509Certificate(sequence(again, algorithm, bits(sign('sha1', again, key))));
}

/** The same in version 1, which has no extensions. */
export function inVersion1({ raw }: X509Certificate, key: KeyObject): X509Certificate {
  const [content] = partsOf(readBer(raw));
  const parts =
    content === undefined ? [] : partsOf(content).map(({ whole }): Der => Buffer.from(whole));
  const first = parts.slice(1, 7).with(1, signatureAlgorithm(key));
  return new X509Certificate(signed(sequence(...first), key));
}
