import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { chainFor } from '../../packages/core/src/pki/chain.ts';
import { authorityExtensions } from '../../packages/core/src/pki/extensions.ts';
import { type KeyPair, newEcKeyPair } from '../../packages/core/src/pki/key-pair.ts';
import { signedCertificate, type Signer } from '../../packages/core/src/pki/signed-certificate.ts';
import { openLab } from './lab.ts';

test('a chain is found in a heap by names and signatures', async () => {
  await using lab = await openLab('ec', 4);
  await using other = await openLab('ec', 4);
  const [leaf, ...above] = lab.chain.certificates.map(({ certificate }) => certificate);
  const [, ...namesakes] = other.chain.certificates.map(({ certificate }) => certificate);
  if (leaf === undefined) throw new Error('there is no leaf');
  // The others have the same names, and other keys.
  const heap = [...namesakes, ...above.toReversed(), leaf];
  expect(chainFor(leaf, heap)).toEqual({ chain: above });
  const withoutMiddle = [...namesakes, ...above.filter((each) => each !== above[1])];
  expect(chainFor(leaf, withoutMiddle)).toEqual({
    chain: above.slice(0, 1),
    missing: { issuer: 'CN=authority 1', urls: [] },
  });
});

test('a chain of two that sign each other ends', async () => {
  const [one, other] = [await newEcKeyPair(), await newEcKeyPair()];
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 86_400_000) };
  const issue = (commonName: string, { publicKey }: KeyPair, signer: Signer) => {
    const contents = { subject: { commonName }, publicKey, extensions: authorityExtensions(9) };
    return new X509Certificate(signedCertificate({ ...contents, ...validity }, signer));
  };
  const named = issue('One', one, { key: one.privateKey });
  const byOne = issue('Other', other, { certificate: named, key: one.privateKey });
  const byOther = issue('One', one, { certificate: byOne, key: other.privateKey });
  expect(chainFor(byOne, [byOne, byOther])).toEqual({
    chain: [byOther],
    missing: { issuer: 'CN=Other', urls: [] },
  });
});
