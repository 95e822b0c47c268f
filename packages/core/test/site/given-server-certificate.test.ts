import { execFile, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { testClock } from '../../src/clock.ts';
import { issueAuthority } from '../../src/pki/issue-authority.ts';
import { issueCertificate } from '../../src/pki/issue-certificate.ts';
import type { Issued } from '../../src/pki/issued.ts';
import { readGivenServerCertificate } from '../../src/site/given-server-certificate.ts';
import type { ServerCertificate } from '../../src/site/server-certificate.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const day = 86_400_000;
const start = Date.UTC(2027, 3, 5);

const lasting = { notBefore: new Date(start), notAfter: new Date(start + 7300 * day) };
const authority = await issueAuthority({ name: 'One authority', ...lasting });
const other = await issueAuthority({ name: 'Another authority', ...lasting });
const site = await issued();
const url = 'https://site.example.com:8443/hawser';

async function issued(more: Partial<Parameters<typeof issueCertificate>[1]> = {}): Promise<Issued> {
  return issueCertificate(authority, {
    commonName: 'site.example.com',
    dnsNames: ['site.example.com', '*.example.org'],
    ipAddresses: ['192.0.2.7', '2001:db8::7'],
    usage: 'server',
    notBefore: new Date(start),
    notAfter: new Date(start + 60 * day),
    ...more,
  });
}

interface Given {
  readonly certificate: string;
  readonly key: string;
  readonly url?: string;
  /** After the start. */
  readonly days?: number;
}

async function read(given: Given): Promise<ServerCertificate> {
  const folder = await temporaryFolder();
  const certificatePath = join(folder, 'site.pem');
  const keyPath = join(folder, 'site.key');
  await writeFile(certificatePath, given.certificate);
  await writeFile(keyPath, given.key, { mode: 0o600 });
  const clock = testClock(start + (given.days ?? 1) * day);
  const publicUrl = new URL(given.url ?? url);
  return readGivenServerCertificate({ certificatePath, keyPath, publicUrl, clock });
}

describe('a server certificate from elsewhere', () => {
  test('is read, with those behind it and without what else is in the files', async () => {
    const certificate = `Bag Attributes\n${site.certificate}\n# and\n${authority.certificate}`;
    const given = await read({ certificate, key: `Bag Attributes\n${site.key}` });
    expect(given.chain).toBe(site.certificate + authority.certificate);
    expect(given.key).toBe(site.key);
    expect(given.certificate.subject).toBe('CN=site.example.com');
  });

  test('may be in one file with its key', async () => {
    const both = site.key + site.certificate;
    expect((await read({ certificate: both, key: both })).chain).toBe(site.certificate);
  });

  test.each(['https://print.example.org', 'https://192.0.2.7:1', 'https://[2001:db8::7]/'])(
    'is for %s, too',
    async (address) => {
      expect((await read({ ...site, url: address })).chain).toBe(site.certificate);
    },
  );

  test.each<[string, string, () => Given | Promise<Given>, RegExp]>([
    ['no certificate', 'no-certificate', () => ({ ...site, certificate: 'x' }), /openssl pkcs12/],
    ['no key', 'no-key', () => ({ ...site, key: site.certificate }), /openssl pkcs12/],
    [
      'a damaged certificate',
      'damaged',
      () => ({ ...site, certificate: site.certificate + damaged(authority.certificate) }),
      /copy/,
    ],
    ['a damaged key', 'no-key', () => ({ ...site, key: damaged(site.key) }), /PEM/],
    ['another key', 'other-key', () => ({ ...site, key: other.key }), /requested with/],
    [
      'the chain the wrong way round',
      'wrong-order',
      () => ({ ...site, certificate: authority.certificate + site.certificate }),
      /first/,
    ],
    [
      'another authority behind it',
      'wrong-order',
      () => ({ ...site, certificate: site.certificate + other.certificate }),
      /behind each/,
    ],
    ['one that has ended', 'ended', () => ({ ...site, days: 60 }), /new one/],
    ['one of another day', 'not-yet', () => ({ ...site, days: -1 }), /clock/],
    ['one for clients', 'not-for-servers', async () => issued({ usage: 'client' }), /serverAuth/],
    [
      'one for other names',
      'other-names',
      () => ({ ...site, url: 'https://x.example' }),
      /PublicUrl/,
    ],
    [
      'one for names below',
      'other-names',
      () => ({ ...site, url: 'https://a.b.example.org' }),
      /PublicUrl/,
    ],
    [
      'a common name alone',
      'other-names',
      async () => issued({ dnsNames: [], ipAddresses: [] }),
      /get a certificate for site\.example\.com/,
    ],
  ])('is refused where there is %s', async (_, code, given, hint) => {
    await expect(read(await given())).rejects.toMatchObject({
      code: `server-certificate-${code}`,
      kind: 'usage',
      hint: expect.stringMatching(hint),
    });
  });

  test('is refused where a file is not there, too large, or a folder', async () => {
    const publicUrl = new URL(url);
    const folder = await temporaryFolder();
    const large = join(folder, 'large.pem');
    await writeFile(large, 'x'.repeat(300_000));
    for (const certificatePath of [join(folder, 'none.pem'), large, folder]) {
      const options = { certificatePath, keyPath: large, publicUrl, clock: testClock(start) };
      await expect(readGivenServerCertificate(options)).rejects.toMatchObject({
        code: 'server-certificate-unreadable',
        target: certificatePath,
      });
    }
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('a server certificate that openssl made', () => {
  // It holds from this very second on.
  const days = (Date.now() + 60_000 - start) / day;

  async function selfSigned(key: string): Promise<{ folder: string; given: Given }> {
    const folder = await temporaryFolder();
    const names = '-subj /CN=x -addext subjectAltName=DNS:site.example.com';
    await openssl(
      folder,
      `req -x509 -newkey ${key} -nodes -keyout site.key -out site.pem ${names}`,
    );
    return { folder, given: await files(folder) };
  }

  test('may have an EC key', async () => {
    const { given } = await selfSigned('ec -pkeyopt ec_paramgen_curve:P-256');
    const { certificate } = await read({ ...given, days });
    expect(certificate.publicKey.asymmetricKeyType).toBe('ec');
  });

  test.each([
    ['as PKCS#8', 'pkcs8 -topk8 -in site.key -passout pass:hunter22 -out sealed.key'],
    ['as of old', 'rsa -traditional -aes128 -in site.key -passout pass:hunter22 -out sealed.key'],
  ])('is refused with a key that is sealed %s', async (_, words) => {
    const { folder } = await selfSigned('rsa:2048');
    await openssl(folder, words);
    const given = await files(folder, 'sealed.key');
    await expect(read({ ...given, days })).rejects.toMatchObject({
      code: 'server-certificate-sealed-key',
      hint: expect.stringContaining('openssl pkey -in'),
    });
  });

  test('is refused with a key that TLS does not take', async () => {
    const { given } = await selfSigned('rsa:1024');
    await expect(read({ ...given, days })).rejects.toMatchObject({
      code: 'server-certificate-unusable',
      message: expect.stringMatching(/key too small/),
      hint: expect.stringContaining('2048'),
    });
  });
});

async function openssl(cwd: string, words: string): Promise<void> {
  await promisify(execFile)('openssl', words.split(' '), { cwd });
}

async function files(folder: string, key = 'site.key'): Promise<Given> {
  return {
    certificate: await readFile(join(folder, 'site.pem'), 'utf8'),
    key: await readFile(join(folder, key), 'utf8'),
  };
}

function damaged(pem: string): string {
  const lines = pem.split('\n');
  return [...lines.slice(0, 3), ...lines.slice(5)].join('\n');
}
