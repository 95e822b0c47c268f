import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hawser as hawserProcess, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { type Authority, makeAuthority } from '../stub-site/certificates.ts';
import { startStubSite, type StubSiteOptions } from '../stub-site/stub-site.ts';

interface CheckResult {
  readonly check: string;
  readonly result: string;
  readonly detail: string;
  readonly hint: string | null;
}

interface Tested {
  readonly code: number | null;
  readonly checks: readonly CheckResult[];
  readonly failed: CheckResult | undefined;
  readonly stderr: string;
}

const services = [
  { name: 'discovery', version: '1' },
  { name: 'print', version: '2' },
];

async function siteUrl(options: StubSiteOptions = {}): Promise<string> {
  const site = await startStubSite({ services, ...options });
  onTestFinished(async () => site[Symbol.asyncDispose]());
  return site.url;
}

async function tested(
  url: string,
  { add = [], test = [], env = {} }: { add?: string[]; test?: string[]; env?: object } = {},
): Promise<Tested> {
  const home = await temporaryFolder();
  const added = await hawser(['add-profile', 'p', url, ...add], { home, env: { ...env } });
  expect(added.stderr).toBe('');
  const { code, stdout, stderr } = await hawser(['test-profile', '-o', 'json', ...test], { home });
  const { value } = JSON.parse(stdout) as { value: CheckResult[] };
  return { code, checks: value, failed: value.find(({ result }) => result === 'failed'), stderr };
}

describe('test-profile passes', () => {
  it('where everything is right', async () => {
    const { code, checks } = await tested(await siteUrl());
    expect(code).toBe(0);
    expect(checks.map(({ check, result }) => `${check} ${result}`)).toEqual([
      'Name passed',
      'Port passed',
      'TLS passed',
      'Clock passed',
      'Services passed',
      'SignIn passed',
    ]);
  });

  it('where a client may sign in with its secret, whatever is in that', async () => {
    const url = await siteUrl({ clients: { runbook: 'pä:ss+%wörd' } });
    const { code, checks } = await tested(url, {
      add: ['-SignIn', 'client-secret', '-ClientId', 'runbook', '-ClientSecretEnv', 'PW'],
      env: { PW: 'pä:ss+%wörd' },
    });
    expect(code).toBe(0);
    expect(checks.at(-1)).toMatchObject({ detail: 'runbook was let in, for 3600 s' });
  });
});

describe('test-profile says what is wrong:', () => {
  it('the name', async () => {
    const { code, failed, checks } = await tested('https://nowhere.invalid');
    expect(failed).toMatchObject({
      check: 'Name',
      detail: 'No name server knows nowhere.invalid.',
    });
    expect(checks.slice(1).every(({ result }) => result === 'skipped')).toBe(true);
    expect(code).toBe(6);
  });

  it('the port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code, failed, stderr } = await tested(`https://127.0.0.1:${port}`);
    expect(failed).toMatchObject({
      check: 'Port',
      hint: expect.stringContaining('runs there') as string,
    });
    expect(stderr).toContain(`Test-Profile: Nothing listens at 127.0.0.1, port ${port}.`);
    expect(code).toBe(6);
  });

  it('TLS where there is none', async () => {
    const url = (await siteUrl()).replace('http:', 'https:');
    expect((await tested(url)).failed).toMatchObject({
      check: 'TLS',
      detail: expect.stringContaining('does not speak TLS') as string,
    });
  });

  it('the clock', async () => {
    const url = await siteUrl({ now: () => Date.now() - 600_000 });
    const { code, failed } = await tested(url);
    expect(failed?.detail).toMatch(/^The clock of this machine is (?:599|600|601) s ahead of that/);
    expect(code).toBe(6);
  });

  it('the service', async () => {
    const { code, failed } = await tested(await siteUrl(), { test: ['-Service', 'content'] });
    expect(failed).toMatchObject({ check: 'Services', hint: 'It offers discovery, print.' });
    expect(code).toBe(3);
  });

  it('the sign-in', async () => {
    const url = await siteUrl({ clients: { runbook: 'right' } });
    const { code, failed } = await tested(url, {
      add: ['-SignIn', 'client-secret', '-ClientId', 'runbook', '-ClientSecretEnv', 'PW'],
      env: { PW: 'wrong-secret' },
    });
    expect(failed?.detail).toBe('The site does not let runbook in: invalid_client.');
    expect(code).toBe(4);
  });

  it('a directory that would have the secret sent elsewhere, and does not get it', async () => {
    const elsewhere = createServer((socket) => {
      heard += 1;
      socket.on('error', () => {}).destroy();
    }).listen(0, '127.0.0.1');
    let heard = 0;
    await new Promise((resolve) => elsewhere.once('listening', resolve));
    onTestFinished(() => void elsewhere.close());
    const { port } = elsewhere.address() as AddressInfo;
    const url = await siteUrl({ tokenEndpoint: `http://127.0.0.1:${port}/token` });
    const { code, failed } = await tested(url, {
      add: ['-SignIn', 'client-secret', '-ClientId', 'runbook', '-ClientSecretEnv', 'PW'],
      env: { PW: 'hunter22' },
    });
    expect(failed?.detail).toContain('the directory gives no tokens');
    expect({ code, heard }).toEqual({ code: 4, heard: 0 });
  });

  it('what answers is no site', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {}).end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { failed } = await tested(`http://127.0.0.1:${port}`);
    expect(failed?.detail).toContain('is not a Hawser site: /healthz is not a JSON object');
  });

  it('a site that takes too long', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'p', await siteUrl({ silent: true })], { home });
    const { code, stderr } = await hawser(['test-profile', '-TimeoutSec', '1'], { home });
    expect(code).toBe(6);
    expect(stderr).toContain(
      'It took longer than the 1 seconds that the setting timeoutSec allows.',
    );
  });
});

describeWithPeers('tls', 'the certificate', () => {
  let authority: Authority;
  beforeAll(() => {
    authority = makeAuthority();
  });

  async function anchor(pem = authority.cert): Promise<string[]> {
    const file = join(await temporaryFolder(), 'authority.pem');
    await writeFile(file, pem);
    return ['-TrustAnchor', file];
  }

  it('holds where its authority is trusted', async () => {
    const url = await siteUrl({ tls: authority.issue('localhost') });
    const { code, checks } = await tested(url, { add: await anchor() });
    expect(code).toBe(0);
    expect(checks[2]?.detail).toMatch(/^TLSv1\.3, localhost until \d{4}-/);
  });

  it.each([
    [
      'of an authority nobody trusts',
      undefined,
      'an authority that is not trusted here: Test Authority.',
    ],
    [
      'that has ended',
      { until: new Date(Date.now() - 60_000) },
      'The certificate of localhost ended at',
    ],
    ['that is not valid yet', { from: new Date(Date.now() + 3_600_000) }, 'is only valid from'],
    [
      'for other names',
      { names: 'DNS:other.example.com,IP:10.0.0.1' },
      'is for other names: other.example.com, 10.0.0.1',
    ],
  ])('is refused: one %s', async (_, options, message) => {
    const url = await siteUrl({ tls: authority.issue('localhost', options) });
    const { code, failed } = await tested(url, {
      add: options === undefined ? [] : await anchor(),
    });
    expect(failed?.check).toBe('TLS');
    expect(failed?.detail).toContain(message);
    expect(code).toBe(6);
  });

  it('holds where the operating system trusts its authority', async () => {
    const url = await siteUrl({ tls: authority.issue('localhost') });
    const home = await temporaryFolder();
    const [, file = ''] = await anchor();
    await hawserProcess(['add-profile', 'p', url], { home });
    const system = { SSL_CERT_FILE: file };
    expect((await hawserProcess(['test-profile'], { home, env: system })).code).toBe(0);
    expect((await hawserProcess(['test-profile'], { home })).code).toBe(6);
  });

  it('of the caller is taken, or refused with the reason', async () => {
    const url = await siteUrl({ tls: { ...authority.issue('localhost'), ca: authority.cert } });
    const mine = async (issued: { cert: string; key: string }): Promise<string[]> => {
      const folder = await temporaryFolder();
      const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
      await writeFile(cert, issued.cert);
      await writeFile(key, issued.key);
      return ['-SignIn', 'certificate', '-CertificatePath', cert, '-KeyPath', key];
    };
    const own = authority.issue('runbook');
    const taken = await tested(url, { add: [...(await anchor()), ...(await mine(own))] });
    expect(taken.checks.at(-1)?.detail).toBe('the certificate of runbook was taken');

    const foreign = makeAuthority().issue('stranger');
    const refused = await tested(url, { add: [...(await anchor()), ...(await mine(foreign))] });
    expect(refused.code).toBe(4);
    expect(refused.failed?.detail).toContain('The site does not let stranger in');

    const { key } = authority.issue('other');
    const mixed = await mine({ ...own, key });
    const added = await hawser(['add-profile', 'p', url, ...mixed], {
      home: await temporaryFolder(),
    });
    expect(added.code).toBe(4);
    expect(added.stderr).toContain('it does not fit the key in');
  });

  it('that is to be trusted must be one', async () => {
    const home = await temporaryFolder();
    for (const [content, reason] of [
      ['nothing', 'there is no certificate in it'],
      ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'is damaged'],
    ] as const) {
      const words = ['add-profile', 'p', 'https://x', ...(await anchor(content))];
      const { code, stderr } = await hawser(words, { home });
      expect(code).toBe(2);
      expect(stderr).toContain(reason);
    }
  });
});
