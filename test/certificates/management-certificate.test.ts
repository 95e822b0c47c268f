import { X509Certificate } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { speakTls } from './speak-tls.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const password = 'sécret 漢';
const provider = 'Microsoft RSA SChannel Cryptographic Provider';

describeWithPeers('certificates', 'a management certificate', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await openWorkplace();
    await writeFile(join(work.folder, 'password.txt'), password);
  });
  afterAll(async () => work[Symbol.asyncDispose]());

  const files = (name: string) => ['-CertificatePath', `${name}.cer`, '-PfxPath', `${name}.pfx`];
  const given = ['-PasswordFile', 'password.txt'];

  test('is made as .cer for the cloud and as .pfx for the site, and kept here', async () => {
    const command = ['new-management-certificate', ...files('management'), ...given];
    const planned = await work.hawser([...command, '-WhatIf']);
    expect(planned.code).toBe(0);
    expect(await work.emitted('get-certificate')).toEqual([]);

    const { stdout, stderr, code } = await work.hawser([...command, '-Output', 'jsonl']);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Upload .*management\.cer/)]);
    const made: unknown = JSON.parse(stdout);
    expect(made).toMatchObject({
      name: 'Hawser Management',
      purpose: 'management',
      hasKey: true,
      keyProvider: provider,
    });
    expect(await work.emitted('get-certificate')).toEqual([made]);
    const both = await Promise.all(
      ['management.cer', 'management.pfx'].map(async (name) => stat(join(work.folder, name))),
    );
    expect(both.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600]);

    const again = await work.hawser(command);
    expect(again).toMatchObject({ code: 5, stderr: expect.stringContaining('management.pfx') });
  });

  test('is not kept where its PFX file could not be written', async () => {
    await mkdir(join(work.folder, 'folder.pfx'));
    const before = await work.emitted('get-certificate');
    const command = ['new-management-certificate', ...files('folder'), ...given, '-Force'];
    expect((await work.hawser(command)).stderr).toContain('folder.pfx is not a file, but a folder');
    expect(await work.emitted('get-certificate')).toEqual(before);
  });

  test.each([
    ['the .pfx', ['-CertificatePath', 'x.pfx', '-PfxPath', 'y.pfx']],
    ['the .cer', ['-CertificatePath', 'x.cer', '-PfxPath', 'y.cer']],
  ])('is not made where %s would be the other', async (_, named) => {
    const command = ['new-management-certificate', ...named, ...given];
    const { code, stderr } = await work.hawser(command);
    expect([code, stderr]).toEqual([2, expect.stringContaining('gives the key away')]);
    expect(await work.emitted('get-certificate')).toHaveLength(1);
  });

  test('is not made where both files would be one', async () => {
    const both = ['-CertificatePath', 'one', '-PfxPath', './one', '-Force'];
    const { stderr } = await work.hawser(['new-management-certificate', ...both, ...given]);
    expect(stderr).toContain('was given for two things');
    expect(await readdir(work.folder)).not.toContain('one');
  });

  test('is one of openssl for clients, for a year, with 2048 bits', async () => {
    const printed = await work.run('openssl', 'x509 -inform DER -in management.cer -noout -text');
    expect(printed).toContain('Public-Key: (2048 bit)');
    expect(printed).toContain('sha256WithRSAEncryption');
    expect(printed).toMatch(/Extended Key Usage: *\n *TLS Web Client Authentication\n/);
    expect(printed).toContain('CA:FALSE');
    const certificate = new X509Certificate(await readFile(join(work.folder, 'management.cer')));
    await writeFile(join(work.folder, 'management.pem'), certificate.toString());
    await work.run('openssl', 'verify -CAfile management.pem -purpose sslclient management.pem');
    await expect(
      work.run('openssl', 'verify -CAfile management.pem -purpose sslserver management.pem'),
    ).rejects.toThrow(/purpose/);
    const days = (certificate.validToDate.getTime() - Date.now()) / 86_400_000;
    expect(Math.ceil(days)).toBe(365);

    const opened = await work.run(
      'openssl',
      'pkcs12 -nodes -in management.pfx -passin',
      `pass:${password}`,
    );
    expect(opened).toContain(`Microsoft CSP Name: ${provider}`);
    const [inPfx = ''] =
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(opened) ?? [];
    expect(new X509Certificate(inPfx).fingerprint256).toBe(certificate.fingerprint256);
  });

  test('proves who calls, to whoever was given its .cer', async () => {
    await work.run(
      'openssl',
      'req -x509 -nodes -newkey rsa:2048 -keyout cloud.key -out cloud.pem -subj /CN=localhost -addext subjectAltName=DNS:localhost',
    );
    const [cert, key] = [await work.text('cloud.pem'), await work.text('cloud.key')];
    const pfx = await readFile(join(work.folder, 'management.pfx'));
    const cloud = { cert, key, ca: await work.text('management.pem') };
    const site = { pfx, passphrase: password, ca: cert };
    expect(await speakTls(cloud, site)).toBe('Hawser Management');
  });

  test('is sealed as old Windows opens it, and not at all by two passwords', async () => {
    await writeFile(join(work.folder, 'other.txt'), 'another');
    const unasked = await work.hawser(['new-management-certificate', ...files('old')]);
    expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining('-PasswordFile') });
    const named = ['new-management-certificate', 'Contoso Azure', ...files('old'), ...given];
    const twice = await work.hawser([...named, '-PasswordAgainFile', 'other.txt']);
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('typed differently') });
    await expect(stat(join(work.folder, 'old.pfx'))).rejects.toThrow('ENOENT');

    expect((await work.hawser([...named, '-Legacy', '-Days', '730'])).code).toBe(0);
    const words = 'pkcs12 -info -nodes -legacy -in old.pfx -passin';
    expect(await work.run('openssl', words, `pass:${password}`)).toContain('Contoso Azure');
    // PBE by SHA-1 and 3DES (RFC 7292, appendix C).
    const bytes = await readFile(join(work.folder, 'old.pfx'), 'hex');
    expect(bytes).toContain('2a864886f70d010c0103');
  });
});
