import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examineCertificate } from '../../src/pki/checks/examine-certificate.ts';
import { checkRevocation } from '../../src/pki/checks/revocation.ts';
import { type Der, implicit, objectId, sequence, tagged } from '../../src/pki/der.ts';
import { extension, leafExtensions } from '../../src/pki/extensions.ts';
import { issueAuthority } from '../../src/pki/issue-authority.ts';
import { newEcKeyPair } from '../../src/pki/key-pair.ts';
import { revocationList } from '../../src/pki/revocation-list.ts';
import { signedCertificate } from '../../src/pki/signed-certificate.ts';

const now = Date.now();
const validity = { notBefore: new Date(now), notAfter: new Date(now + 86_400_000) };
const issuer = await issueAuthority({ name: 'Root', ...validity });
const root = new X509Certificate(issuer.certificate);
const { publicKey } = await newEcKeyPair();

const address = (url: string) => implicit(6, Buffer.from(url));
const lists = (...urls: readonly string[]) =>
  extension(
    '2.5.29.31',
    sequence(...urls.map((url) => sequence(tagged(0, tagged(0, address(url)))))),
  );
const responder = (url: string) =>
  extension('1.3.6.1.5.5.7.1.1', sequence(sequence(objectId('1.3.6.1.5.5.7.48.1'), address(url))));

let server: Server;
let base: string;

beforeAll(async () => {
  const list = revocationList(issuer, {
    number: 1,
    from: new Date(now),
    until: new Date(now),
    revoked: [],
  });
  server = createServer((request, response) => {
    if (request.url === '/silent') return;
    const page = { '/ca.crl': list, '/page': '<html>' }[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function asked(
  extensions: readonly Der[],
  trust: 'public' | 'given' = 'given',
  patience = 5000,
) {
  const names = { dnsNames: ['a.example'], ipAddresses: [], uris: [] };
  const contents = {
    subject: { commonName: 'a.example' },
    publicKey,
    extensions: [...leafExtensions(['server'], names), ...extensions],
    ...validity,
  };
  const signer = { certificate: root, key: createPrivateKey(issuer.key) };
  const examined = examineCertificate({
    certificate: new X509Certificate(signedCertificate(contents, signer)),
    purpose: 'cmg',
    serviceName: undefined,
    key: 'file',
    keyProvider: undefined,
    now,
    others: [],
    roots: trust === 'given' ? [root] : [],
    publicRoots: [root],
    machineRoots: [],
  });
  const [row] = await checkRevocation(examined, new AbortController().signal, patience);
  return row;
}

describe('where a revocation is looked up', () => {
  test('is reached', async () => {
    const row = await asked([lists(`${base}/ca.crl`), responder(`${base}/ocsp`)]);
    expect(row).toEqual({
      check: 'revocation',
      result: 'passed',
      detail: `${base}/ca.crl · ${base}/ocsp`,
      hint: null,
    });
  });

  test.each([
    ['/none', 'status 404'],
    ['/page', 'no revocation list is there'],
    ['/silent', 'no answer within 0.2 s'],
  ])('is not reached at %s', async (path, reason) => {
    expect(await asked([lists(`${base}${path}`)], 'given', 200)).toMatchObject({
      result: 'warning',
      detail: `where the revocation is looked up cannot be reached: ${base}${path} (${reason})`,
    });
  });

  test('is for machines of a domain only', async () => {
    const row = await asked([lists('ldap:///CN=Root')]);
    expect(row).toMatchObject({ result: 'warning' });
    expect(row?.detail).toContain('(ldap:///CN=Root)');
  });

  test('is wanted of public authorities', async () => {
    expect(await asked([], 'public')).toMatchObject({ result: 'warning' });
    expect(await asked([])).toMatchObject({ result: 'passed' });
  });
});
