import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateRequest } from '../../src/pki/certificate-request.ts';
import { boolean, count, implicit, objectId, octets, sequence } from '../../src/pki/der.ts';
import { authorityExtensions, extension, leafExtensions } from '../../src/pki/extensions.ts';
import { issueAuthority } from '../../src/pki/issue-authority.ts';
import { grantedOf, issueForRequest } from '../../src/pki/issue-for-request.ts';
import { readRequestDetails } from '../../src/pki/request-details.ts';

const now = Math.floor(Date.now() / 1000) * 1000;
const validity = { notBefore: new Date(now), notAfter: new Date(now + 86_400_000) };
const authority = await issueAuthority({ name: 'test', ...validity });
const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const commonName = 'site.example.com';

const ids = ['14', '15', '17', '19', '30', '31', '35', '37'].map((last) => `2.5.29.${last}`);
const values = fc.oneof(
  fc.uint8Array({ maxLength: 30 }),
  fc.uint8Array({ maxLength: 30 }).map(octets),
  fc.uint8Array({ maxLength: 30 }).map((name) => sequence(implicit(2, name), implicit(7, name))),
  fc.constantFrom(
    sequence(),
    sequence(boolean(true)),
    sequence(boolean(true), count(3)),
    sequence(objectId('1.3.6.1.5.5.7.3.1')),
    sequence(implicit(2, Buffer.from('other.example.com'))),
    Buffer.from('03020106', 'hex'),
    Buffer.from('030205a0', 'hex'),
  ),
);

describe('a certificate for a request', () => {
  test('makes no authority of whatever is asked', () => {
    let issued = 0;
    const asked = fc.array(fc.tuple(fc.constantFrom(...ids), values), { maxLength: 4 });
    fc.assert(
      fc.property(asked, (list) => {
        const extensions = list.map(([id, value]) => extension(id, value));
        try {
          const details = readRequestDetails(certificateRequest({ commonName }, pair, extensions));
          const pem = issueForRequest(authority, details, grantedOf(details), validity);
          const certificate = new X509Certificate(pem);
          expect(certificate.ca).toBe(false);
          expect(certificate.subject).toBe(`CN=${commonName}`);
          issued += 1;
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^pki-bad-/) });
        }
      }),
      { numRuns: 500 },
    );
    expect(issued).toBeGreaterThan(20);
  });

  test('is refused to who asks to be an authority, and has the name of a server', () => {
    const details = (extensions: Parameters<typeof certificateRequest>[2]) =>
      readRequestDetails(certificateRequest({ commonName }, pair, extensions));
    expect(() => grantedOf(details(authorityExtensions()))).toThrow(/of an authority/);
    const names = { dnsNames: [], ipAddresses: ['192.0.2.1'], uris: [] };
    expect(grantedOf(details(leafExtensions(['server'], names)))).toMatchObject({
      usages: ['server'],
      keyUses: ['digitalSignature'],
      leftOut: ['keyEncipherment'],
      names: { dnsNames: [commonName], ipAddresses: ['192.0.2.1'] },
    });
  });

  test('is refused where the subject is none', () => {
    for (const subject of [
      { country: 'FRA' },
      { organization: 'a\u0007b' },
      { state: 'x'.repeat(129) },
    ]) {
      const request = certificateRequest({ commonName, ...subject }, pair);
      expect(() => grantedOf(readRequestDetails(request))).toThrow(
        expect.objectContaining({ code: 'pki-bad-name' }),
      );
    }
  });
});
