import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCertificateFile } from '../../packages/core/src/pki/read-certificate-file.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { speakTls } from './speak-tls.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const keys = {
  rsa: 'rsa:2048',
  ec: 'ec -pkeyopt ec_paramgen_curve:P-256',
} as const;

interface Asked {
  readonly key?: keyof typeof keys;
  readonly subject?: string;
  readonly extensions?: readonly string[];
}

describeWithPeers('certificates', 'an authority for tests', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await openWorkplace();
  });
  afterAll(async () => work[Symbol.asyncDispose]());

  /** A request of openssl, and its key. */
  async function asks(name: string, { key = 'rsa', subject, extensions = [] }: Asked) {
    const asked = extensions.flatMap((each) => ['-addext', each]);
    const files = `-keyout ${name}.key -out ${name}.csr`;
    const words = `req -new -utf8 -nodes -newkey ${keys[key]} ${files}`;
    await work.run('openssl', words, '-subj', subject ?? '/CN=localhost', ...asked);
  }

  async function approves(name: string, ...words: readonly string[]) {
    const command = ['approve-certificate-request', `${name}.csr`, '-Path', `${name}.pem`];
    const [issued] = await work.emitted(...command, ...words);
    return issued;
  }

  test('is made once, with a name that says what it is, and its key in the vault', async () => {
    const unmarked = await work.hawser(['new-test-authority', 'Contoso CA', '-Path', 'other.cer']);
    expect(unmarked).toMatchObject({ code: 2, stderr: expect.stringContaining('"Contoso CA"') });
    const lateral = await work.hawser(['new-test-authority', 'Latest CA', '-Path', 'other.cer']);
    expect(lateral.code).toBe(2);
    const none = await work.hawser(['approve-certificate-request', 'no.csr', '-Path', 'no.pem']);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('no such file') });

    const planned = await work.hawser([
      'new-test-authority',
      'Lab test',
      '-Path',
      'lab.crt',
      '-WhatIf',
    ]);
    expect(planned.code).toBe(0);
    expect(await work.emitted('get-test-authority')).toEqual([]);

    expect(await work.emitted('new-test-authority', 'Lab Test', '-Path', 'lab.crt')).toMatchObject([
      { name: 'Lab Test', intermediate: null },
    ]);
    expect((await stat(join(work.folder, 'lab.crt'))).mode & 0o777).toBe(0o600);
    const shownByOpenssl = await work.run('openssl', 'x509 -in lab.crt -noout -text');
    expect(shownByOpenssl).toMatch(/CA:TRUE, pathlen:0/);
    expect(shownByOpenssl).toMatch(/Subject: CN\s?=\s?Lab Test/);

    const again = await work.hawser(['new-test-authority', 'LAB TEST', '-Path', 'again.cer']);
    expect(again).toMatchObject({ code: 5, stderr: expect.stringContaining('already') });
  });

  test('answers new-certificate-request as openssl, GnuTLS and node want it', async () => {
    await work.emitted(
      'new-certificate-request',
      'MyCMG.contoso.com',
      '-Purpose',
      'cmg',
      '-Path',
      'cmg.csr',
      '-Organization',
      'Société 漢',
      '-Country',
      'fr',
      '-San',
      'other.contoso.com',
    );
    expect(await approves('cmg', '-Days', '398')).toMatchObject({
      commonName: 'MyCMG.contoso.com',
      names: ['MyCMG.contoso.com', 'other.contoso.com'],
      purposes: ['server'],
      authority: 'Lab Test',
      leftOut: [],
    });
    await work.run('openssl', 'verify -CAfile lab.crt -purpose sslserver -x509_strict cmg.pem');
    await expect(
      work.run('openssl', 'verify -CAfile lab.crt -purpose sslclient cmg.pem'),
    ).rejects.toThrow(/purpose/);
    const verified = await work.run('certtool', '--verify-chain --infile cmg.pem');
    expect(verified).toContain('Verified. The certificate is trusted.');
    expect(await work.run('openssl', 'x509 -in cmg.pem -noout -pubkey')).toBe(
      await work.run('openssl', 'req -in cmg.csr -noout -pubkey'),
    );
    // With the minutes that it is dated back by.
    const { validFromDate, validToDate } = new X509Certificate(await work.text('cmg.pem'));
    const days = (validToDate.getTime() - validFromDate.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(397.9);
    expect(days).toBeLessThan(398);
    const subject = await work.run(
      'openssl',
      'x509 -in cmg.pem -noout -subject -nameopt utf8,sep_comma_plus',
    );
    expect(subject).toContain('C=FR,O=Société 漢,CN=MyCMG.contoso.com');
  });

  test.each(['rsa', 'ec'] as const)('lets two with keys of the kind %s speak TLS', async (key) => {
    await asks(`${key}-server`, { key, extensions: ['subjectAltName=DNS:localhost,IP:127.0.0.1'] });
    await asks(`${key}-client`, {
      key,
      subject: '/CN=caller',
      extensions: ['extendedKeyUsage=clientAuth'],
    });
    expect(await approves(`${key}-server`)).toMatchObject({ purposes: ['server'] });
    expect(await approves(`${key}-client`)).toMatchObject({ purposes: ['client'], names: [] });
    await work.run('openssl', `verify -CAfile lab.crt -purpose sslclient ${key}-client.pem`);
    await expect(
      work.run('openssl', `verify -CAfile lab.crt -purpose sslserver ${key}-client.pem`),
    ).rejects.toThrow(/purpose/);
    const authority = await work.text('lab.crt');
    const [server, client] = await Promise.all(
      ['server', 'client'].map(async (who) => ({
        cert: await work.text(`${key}-${who}.pem`),
        key: await work.text(`${key}-${who}.key`),
        ca: authority,
      })),
    );
    expect(await speakTls(server ?? {}, client ?? {})).toBe('caller');
  });

  test('grants only what belongs to servers and clients, and says what it leaves out', async () => {
    await asks('greedy', {
      subject: '/emailAddress=a@example.com/CN=greedy.example.com',
      extensions: [
        'keyUsage=critical,digitalSignature,keyCertSign',
        'extendedKeyUsage=serverAuth,clientAuth,codeSigning',
        'subjectAltName=DNS:other.example.com,email:a@example.com',
        'certificatePolicies=1.2.3.4',
      ],
    });
    const words = ['approve-certificate-request', 'greedy.csr', '-Path', 'greedy.pem'];
    const { stdout, stderr } = await work.hawser([...words, '-Output', 'jsonl']);
    const leftOut = [
      '1.2.840.113549.1.9.1',
      '2.5.29.32',
      '1.3.6.1.5.5.7.3.3',
      'keyCertSign',
      'names that are none of hosts',
    ];
    expect(JSON.parse(stdout)).toMatchObject({
      names: ['greedy.example.com', 'other.example.com'],
      purposes: ['server', 'client'],
      leftOut,
    });
    expect(stderr).toContain(leftOut.join(', '));
    const shownByOpenssl = await work.run('openssl', 'x509 -in greedy.pem -noout -text');
    expect(shownByOpenssl).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(shownByOpenssl).toContain('CA:FALSE');
    expect(shownByOpenssl).not.toMatch(/a@example|Code Signing|Policies/);
  });

  test.each([
    ['an authority', { extensions: ['basicConstraints=CA:TRUE'] }, 'authority'],
    ['other purposes', { extensions: ['extendedKeyUsage=codeSigning'] }, 'purposes'],
    ['other uses of its key', { extensions: ['keyUsage=cRLSign'] }, 'use of its key'],
    ['no common name', { subject: '/O=Contoso' }, 'empty'],
    [
      'a server that nobody finds',
      { subject: '/CN=no host', extensions: ['extendedKeyUsage=serverAuth'] },
      'no name or address',
    ],
  ] as const)('refuses a request for %s', async (_, asked, why) => {
    await asks('refused', asked);
    const words = ['approve-certificate-request', 'refused.csr', '-Path', 'refused.pem'];
    const { code, stderr } = await work.hawser([...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
    await expect(work.text('refused.pem')).rejects.toThrow('ENOENT');
  });

  test('signs by an intermediate, whose chain is in PEM and PKCS#7', async () => {
    await work.emitted(
      'new-test-authority',
      'Deep test',
      '-Path',
      'deep.crt',
      '-Intermediate',
      '-Days',
      '60',
    );
    await asks('deep', { extensions: ['subjectAltName=DNS:localhost'] });
    const several = await work.hawser([
      'approve-certificate-request',
      'deep.csr',
      '-Path',
      'deep.pem',
    ]);
    expect(several).toMatchObject({ code: 2, stderr: expect.stringContaining('"Deep test"') });

    const deep = ['-Authority', 'deep test'];
    await approves('deep', ...deep);
    const blocks = (await work.text('deep.pem')).match(
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERT/g,
    );
    expect(blocks).toHaveLength(3);
    const certificate = new X509Certificate(await work.text('deep.pem'));
    const root = new X509Certificate(await work.text('deep.crt'));
    // Not longer than who has issued it.
    expect(certificate.validToDate).toEqual(root.validToDate);
    await work.run('openssl', 'verify -CAfile deep.crt -untrusted deep.pem -x509_strict deep.pem');
    await expect(work.run('openssl', 'verify -CAfile deep.crt deep.pem')).rejects.toThrow(
      /unable to get local issuer/,
    );
    const verified = await work.run('certtool', '--verify-chain --infile deep.pem');
    expect(verified).toContain('Verified. The certificate is trusted.');

    const taken = await work.hawser([
      'approve-certificate-request',
      'deep.csr',
      '-Path',
      'deep.pem',
      ...deep,
    ]);
    expect(taken).toMatchObject({ code: 5, stderr: expect.stringContaining('deep.pem') });
    for (const [format, count] of [
      ['p7b', 3],
      ['cer', 1],
    ] as const) {
      await approves('deep', ...deep, '-Format', format, '-Force', '-Days', '398');
      const bytes = await readFile(join(work.folder, 'deep.pem'));
      const read = await readCertificateFile(bytes, async () => '');
      expect(read.certificates).toHaveLength(count);
      expect(read.form).toBe(format === 'cer' ? 'der' : 'p7b');
    }
    await work.run('openssl', 'req -in deep.csr -outform DER -out der.csr');
    const der = ['approve-certificate-request', 'der.csr', '-Path', 'der.pem', '-Verbose'];
    const { code, stderr } = await work.hawser([...der, ...deep]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('2048 bits: SHA-256 with RSA')]);
    const printed = await work.run('openssl', 'x509 -inform DER -in deep.pem -noout -subject');
    expect(printed).toContain('localhost');
    const asked = ['approve-certificate-request', 'deep.csr', ...deep, '-Path'];
    // What the file is called says as much.
    for (const [ending, form, count] of [
      ['p7b', 'p7b', 3],
      ['CRT', 'pem', 3],
      ['cer', 'der', 1],
    ] as const) {
      await work.emitted(...asked, `named.${ending}`);
      const bytes = await readFile(join(work.folder, `named.${ending}`));
      const named = await readCertificateFile(bytes, async () => '');
      expect([named.form, named.certificates.length]).toEqual([form, count]);
    }
    const sealed = await work.hawser([...asked, 'named.pfx']);
    expect(sealed).toMatchObject({ code: 2, stderr: expect.stringContaining('private key in it') });
    const unsaid = await work.hawser([...asked, 'named.txt']);
    expect(unsaid).toMatchObject({ code: 2, stderr: expect.stringContaining('cer, pem, p7b') });
  });

  test('is written as its file says', async () => {
    await work.emitted('new-test-authority', 'Other test', '-Path', 'other.cer');
    const der = new X509Certificate(await readFile(join(work.folder, 'other.cer')));
    expect(await readFile(join(work.folder, 'other.cer'))).toEqual(der.raw);
    const words = ['new-test-authority', 'Third test', '-Path', 'third.pfx'];
    expect((await work.hawser(words)).code).toBe(2);
    await work.emitted('remove-test-authority', 'Other test', '-Force');
  });

  test('is given up with its key', async () => {
    await work.hawser(['remove-test-authority', 'Deep Test', '-Confirm:false']);
    const left = await work.emitted('get-test-authority');
    expect(left.map((each) => each['name'])).toEqual(['Lab Test']);
    const gone = await work.hawser(['remove-test-authority', 'Deep Test', '-Confirm:false']);
    expect(gone).toMatchObject({ code: 3 });
  });
});
