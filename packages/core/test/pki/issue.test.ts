import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueAuthority } from '../../src/pki/issue-authority.ts';
import { issueCertificate } from '../../src/pki/issue-certificate.ts';
import type { CertificateWanted } from '../../src/pki/issue-for-key.ts';
import { visible } from '../../src/visible.ts';
import { hasOpenssl, openssl } from './openssl.ts';
import { speakTls } from './speak-tls.ts';

const day = 86_400_000;
const now = Math.floor(Date.now() / 1000) * 1000;
const validity = { notBefore: new Date(now), notAfter: new Date(now + 90 * day) };
const authority = await issueAuthority({ name: 'Die Behörde ☂', ...validity });

const wanted = {
  commonName: 'site.example.com',
  dnsNames: ['site.example.com', 'localhost'],
  ipAddresses: ['127.0.0.1', '::1', '2001:db8:0:0:1::'],
  uris: ['urn:hawser:site:one'],
  usage: 'server',
  ...validity,
} as const satisfies CertificateWanted;

describe.skipIf(!hasOpenssl)('openssl', () => {
  test('takes a server certificate for servers, and for nothing else', async () => {
    const { certificate } = await issueCertificate(authority, wanted);
    const files = { 'ca.pem': authority.certificate, 'leaf.pem': certificate };
    const verify = async (more: string): Promise<string> =>
      openssl(`verify -x509_strict -CAfile ca.pem ${more} leaf.pem`, files);
    expect(await verify('-purpose sslserver')).toBe('leaf.pem: OK\n');
    expect(await verify('-verify_ip 2001:db8::1:0:0:0')).toBe('leaf.pem: OK\n');
    await expect(verify('-purpose sslclient')).rejects.toThrow(/purpose/);
  });

  test('takes a client certificate for clients, and for nothing else', async () => {
    const { certificate } = await issueCertificate(authority, {
      commonName: 'Ada Lovelace',
      usage: 'client',
      ...validity,
    });
    const files = { 'ca.pem': authority.certificate, 'leaf.pem': certificate };
    const verify = async (purpose: string): Promise<string> =>
      openssl(`verify -x509_strict -purpose ${purpose} -CAfile ca.pem leaf.pem`, files);
    expect(await verify('sslclient')).toBe('leaf.pem: OK\n');
    await expect(verify('sslserver')).rejects.toThrow(/purpose/);
  });

  test('reads every extension as it was meant', async () => {
    const { certificate } = await issueCertificate(authority, wanted);
    const extensions = async (pem: string): Promise<string> => {
      const words = 'x509 -in a.pem -noout -subject -issuer -nameopt utf8 -ext ';
      const names =
        'basicConstraints,keyUsage,extendedKeyUsage,subjectAltName,subjectKeyIdentifier,authorityKeyIdentifier';
      const text = await openssl(words + names, { 'a.pem': pem });
      return text.replaceAll(/^ +/gm, '').trim();
    };
    const identifier = (pem: string): string =>
      createHash('sha1')
        .update(new X509Certificate(pem).publicKey.export({ type: 'pkcs1', format: 'der' }))
        .digest('hex')
        .toUpperCase()
        .replaceAll(/..(?=.)/g, '$&:');
    const own = identifier(authority.certificate);
    expect((await extensions(authority.certificate)).split(/ ?\n/)).toEqual([
      'subject=CN=Die Behörde ☂',
      'issuer=CN=Die Behörde ☂',
      'X509v3 Basic Constraints: critical',
      'CA:TRUE, pathlen:0',
      'X509v3 Key Usage: critical',
      'Certificate Sign, CRL Sign',
      'X509v3 Subject Key Identifier:',
      own,
      'X509v3 Authority Key Identifier:',
      own,
    ]);
    expect((await extensions(certificate)).split(/ ?\n/)).toEqual([
      'subject=CN=site.example.com',
      'issuer=CN=Die Behörde ☂',
      'X509v3 Basic Constraints: critical',
      'CA:FALSE',
      'X509v3 Key Usage: critical',
      'Digital Signature, Key Encipherment',
      'X509v3 Extended Key Usage:',
      'TLS Web Server Authentication',
      'X509v3 Subject Alternative Name:',
      'DNS:site.example.com, DNS:localhost, URI:urn:hawser:site:one, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:1:0:0:0',
      'X509v3 Subject Key Identifier:',
      identifier(certificate),
      'X509v3 Authority Key Identifier:',
      own,
    ]);
  });

  test.each([
    ['2049-12-31T23:59:59Z', 'UTCTIME           :491231235959Z'],
    ['2050-01-01T00:00:00Z', 'GENERALIZEDTIME   :20500101000000Z'],
  ])('reads that it ends at %s', async (end, written) => {
    const issued = await issueCertificate(authority, { ...wanted, notAfter: new Date(end) });
    const files = { 'leaf.pem': issued.certificate };
    expect(await openssl('asn1parse -in leaf.pem', files)).toContain(written);
    const { validToDate } = new X509Certificate(issued.certificate);
    expect(validToDate).toEqual(new Date(end));
  });
});

describe('a certificate', () => {
  test('is dated back for the clocks of others, and its key is its own', async () => {
    const issued = await issueCertificate(authority, wanted);
    const parsed = new X509Certificate(issued.certificate);
    expect(parsed.validFromDate).toEqual(new Date(now - 5 * 60_000));
    expect(parsed.validToDate).toEqual(validity.notAfter);
    expect(parsed.checkPrivateKey(createPrivateKey(issued.key))).toBe(true);
    expect(issued.key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  test('has a serial number of 128 random bits', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { certificate } = await issueCertificate(authority, wanted);
        return new X509Certificate(certificate).serialNumber;
      }),
    );
    expect(new Set(numbers).size).toBe(8);
    for (const number of numbers) expect(number).toMatch(/^01[\dA-F]{32}$/);
  });

  test('is what both sides of a TLS connection take', async () => {
    const server = await issueCertificate(authority, wanted);
    const client = await issueCertificate(authority, {
      commonName: 'Zoë 🙂',
      usage: 'client',
      ...validity,
    });
    const { authorized, peer } = await speakTls({
      authority: authority.certificate,
      server,
      client,
    });
    expect(authorized).toBe(true);
    expect(peer?.toLegacyObject().subject.CN).toBe('Zoë 🙂');
  });

  test('has whatever names are given, and is found by each', async () => {
    const commonName = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter(
        (name) => name.trim() !== '' && visible(name) === name && Array.from(name).length <= 64,
      );
    const names = {
      dnsNames: fc.array(fc.domain(), { maxLength: 8 }),
      ipAddresses: fc.array(fc.oneof(fc.ipV4(), fc.ipV6()), { maxLength: 8 }),
      uris: fc.array(fc.webUrl(), { maxLength: 3 }),
    };
    const property = fc.asyncProperty(fc.record({ commonName, ...names }), async (given) => {
      const { certificate } = await issueCertificate(authority, { ...wanted, ...given });
      const parsed = new X509Certificate(certificate);
      expect(parsed.toLegacyObject().subject.CN).toBe(given.commonName);
      expect(parsed.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
      expect(parsed.checkIssued(new X509Certificate(authority.certificate))).toBe(true);
      for (const name of given.dnsNames) expect(parsed.checkHost(name)).toBe(name);
      for (const name of given.ipAddresses) expect(parsed.checkIP(name)).toBe(name);
      expect(parsed.subjectAltName?.match(/URI:/g) ?? []).toHaveLength(given.uris.length);
      const count = given.dnsNames.length + given.ipAddresses.length + given.uris.length;
      expect(parsed.subjectAltName === undefined).toBe(count === 0);
    });
    await fc.assert(property, { numRuns: 25 });
  });

  test.each([
    { commonName: '' },
    { commonName: ' \u00a0' },
    { commonName: 'x'.repeat(65) },
    { commonName: 'a\u0000b' },
    { commonName: 'a\u202eb' },
    { commonName: '\ud800' },
    { dnsNames: [''] },
    { dnsNames: ['bücher.example'] },
    { dnsNames: ['a..b'] },
    { dnsNames: ['a.'] },
    { dnsNames: ['*'] },
    { dnsNames: ['a.*.b'] },
    { dnsNames: ['127.0.0.1'] },
    { dnsNames: ['a\u0000.example.com'] },
    { dnsNames: [`${'a'.repeat(64)}.example`] },
    { dnsNames: Array.from({ length: 201 }, (_, index) => `n${index}.example`) },
    { ipAddresses: ['localhost'] },
    { ipAddresses: ['fe80::1%eth0'] },
    { ipAddresses: ['1.2.3'] },
    { uris: ['no uri'] },
    { uris: ['urn:ü'] },
  ])('is not issued to %j', async (names) => {
    await expect(issueCertificate(authority, { ...wanted, ...names })).rejects.toMatchObject({
      code: 'pki-bad-name',
      kind: 'usage',
    });
  });
});
