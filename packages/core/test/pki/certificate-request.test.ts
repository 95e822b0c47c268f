import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateRequest, readCertificateRequest } from '../../src/pki/certificate-request.ts';
import { issueAuthority } from '../../src/pki/issue-authority.ts';
import { issueForKey } from '../../src/pki/issue-for-key.ts';
import { newEcKeyPair } from '../../src/pki/key-pair.ts';
import { revocationList } from '../../src/pki/revocation-list.ts';
import { hasOpenssl, openssl } from './openssl.ts';

const day = 86_400_000;
const now = Math.floor(Date.now() / 1000) * 1000;
const validity = { notBefore: new Date(now), notAfter: new Date(now + 90 * day) };
const pairs = {
  ec: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

describe('a certificate request', () => {
  test.each(['ec', 'rsa'] as const)('of a key of the kind %s is read as it was made', (kind) => {
    const read = readCertificateRequest(certificateRequest({ commonName: 'büro 1' }, pairs[kind]));
    expect(read.commonName).toBe('büro 1');
    expect(read.publicKey.equals(pairs[kind].publicKey)).toBe(true);
  });

  test('is of the same key however its curve and its point are written', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'prime256v1',
      paramEncoding: 'explicit',
    });
    const read = readCertificateRequest(
      certificateRequest({ commonName: 'x' }, { privateKey, publicKey }),
    );
    const written = read.publicKey.export({ type: 'spki', format: 'der' });
    const usual = pairs.ec.publicKey.export({ type: 'spki', format: 'der' });
    expect(read.publicKey.equals(publicKey)).toBe(true);
    expect(written.subarray(0, -64)).toEqual(usual.subarray(0, -64));
  });

  test('is refused where another key has signed it, or something in it was changed', () => {
    const stranger = { ...pairs.ec, publicKey: pairs.rsa.publicKey };
    const notOwn = { code: 'pki-bad-request', message: expect.stringContaining('its own key') };
    expect(() => readCertificateRequest(certificateRequest({ commonName: 'x' }, stranger))).toThrow(
      expect.objectContaining(notOwn),
    );
    const bytes = Buffer.from(
      certificateRequest({ commonName: 'name' }, pairs.ec).split('\n').slice(1, -2).join(''),
      'base64',
    );
    bytes[bytes.indexOf('name')] = 0x4d;
    const text = `-----BEGIN CERTIFICATE REQUEST-----\n${bytes.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
    expect(() => readCertificateRequest(text)).toThrow(expect.objectContaining(notOwn));
  });

  test.each([
    ['a small RSA key', generateKeyPairSync('rsa', { modulusLength: 1024 })],
    ['another curve', generateKeyPairSync('ec', { namedCurve: 'secp384r1' })],
  ])('is refused for %s', (_, pair) => {
    expect(() => readCertificateRequest(certificateRequest({ commonName: 'x' }, pair))).toThrow(
      expect.objectContaining({ code: 'pki-bad-request' }),
    );
  });

  test('is refused whatever else it is, and never by a fault', () => {
    const whole = Buffer.from(
      certificateRequest({ commonName: 'name' }, pairs.ec).split('\n').slice(1, -2).join(''),
      'base64',
    );
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 20 }), (at, noise) => {
        const bytes = Buffer.concat([whole.subarray(0, at), noise]);
        const text = `-----BEGIN CERTIFICATE REQUEST-----\n${bytes.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
        expect(() => readCertificateRequest(text)).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^pki-/) }),
        );
      }),
    );
    expect(() => readCertificateRequest('x'.repeat(20_000))).toThrow(/too long/);
  });
});

describe.skipIf(!hasOpenssl)('openssl', () => {
  test('takes our requests, and we take those of openssl', async () => {
    const ours = certificateRequest({ commonName: 'agent' }, pairs.ec);
    const said = await openssl('req -in a.csr -noout -verify -subject', { 'a.csr': ours });
    expect(said).toMatch(/CN ?= ?agent/);
    const key = pairs.ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    const theirs = await openssl('req -new -key a.key -subj /O=Office/CN=agent -sha384', {
      'a.key': key,
    });
    expect(readCertificateRequest(theirs).commonName).toBe('agent');
  });

  test('takes a certificate for a key on a curve, until the list of its authority has it', async () => {
    const authority = await issueAuthority({ name: 'Authority', ...validity });
    const { publicKey } = await newEcKeyPair();
    const certificate = issueForKey(authority, publicKey, {
      commonName: 'agent',
      usage: 'client',
      ...validity,
    });
    const parsed = new X509Certificate(certificate);
    expect(createPublicKey(certificate).equals(publicKey)).toBe(true);
    const list = (serials: readonly string[]): string => {
      const revoked = serials.map((serial) => ({ serial, revoked: new Date(now) }));
      const bytes = revocationList(authority, {
        number: 200,
        from: new Date(now),
        until: new Date(now + day),
        revoked,
      });
      return `-----BEGIN X509 CRL-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`;
    };
    const verify = async (crl: string): Promise<string> =>
      openssl('verify -x509_strict -crl_check -CAfile ca.pem -CRLfile crl.pem leaf.pem', {
        'ca.pem': authority.certificate,
        'crl.pem': crl,
        'leaf.pem': certificate,
      });
    expect(await verify(list([]))).toBe('leaf.pem: OK\n');
    expect(await verify(list(['0c0ffee']))).toBe('leaf.pem: OK\n');
    await expect(verify(list([parsed.serialNumber]))).rejects.toThrow(/revoked/);
  });
});
