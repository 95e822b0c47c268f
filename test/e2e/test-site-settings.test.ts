import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { expect, it } from 'vitest';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';

const hour = 3_600_000;
const validity = {
  notBefore: new Date(Date.now() - hour),
  notAfter: new Date(Date.now() + 24 * hour),
};
const authority = await issueAuthority({ name: 'Outside authority', ...validity });
const site = await issueCertificate(authority, {
  commonName: 'site.example.com',
  dnsNames: ['site.example.com'],
  usage: 'server',
  ...validity,
});

interface Given {
  readonly certificate?: string;
  readonly key?: string;
  readonly publicUrl?: string;
}

/** A folder with a certificate and its key, and settings that name them. */
async function withCertificate({
  certificate = site.certificate,
  key = site.key,
  publicUrl = 'publicUrl: https://site.example.com\n',
}: Given): Promise<string> {
  const folder = await temporaryFolder();
  const [cert, keyFile] = [join(folder, 'site.crt'), join(folder, 'site.key')];
  await writeFile(cert, certificate);
  await writeFile(keyFile, key, { mode: 0o600 });
  const text = `certificateFile: ${cert}\ncertificateKeyFile: ${keyFile}\n${publicUrl}`;
  await writeFile(join(folder, 'site.yaml'), text);
  return folder;
}

async function look(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  ...words: string[]
): Promise<Ended & { readonly failed: readonly string[] }> {
  await mkdir(folder, { recursive: true });
  const all = ['test-site-settings', '-DataFolder', folder, '-o', 'json', ...words];
  const ended = await hawserHere(all, { home: folder, env });
  const { value } = JSON.parse(ended.stdout) as { value: { setting: string; result: string }[] };
  const failed = value.filter(({ result }) => result === 'failed').map(({ setting }) => setting);
  return { ...ended, failed };
}

it('a certificate that a site can show passes', async () => {
  expect(await look(await withCertificate({}))).toMatchObject({ code: 0, failed: [] });
});

it.each<[string, Given, string[], string]>([
  ['does not fit its key', { key: authority.key }, ['certificateFile'], 'does not fit the key in'],
  [
    'is for another name',
    { publicUrl: 'publicUrl: https://other.example.com\n' },
    ['certificateFile'],
    'is for other names than other.example.com',
  ],
  [
    'has changed places with its key',
    { certificate: site.key, key: site.certificate },
    ['certificateFile'],
    'There is no certificate in',
  ],
  [
    'has no public URL beside it',
    { publicUrl: '' },
    ['certificateFile'],
    'needs publicUrl beside it: it is checked that the certificate is for the name',
  ],
  ['has no key that can be read', { key: 'x' }, ['certificateKeyFile'], 'no private key in'],
])('a certificate that %s fails, as it would at the start', async (_, given, wrong, says) => {
  const folder = await withCertificate(given);
  const { failed, code, stderr } = await look(folder);
  expect({ failed, code }).toEqual({ failed: wrong, code: 2 });
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('hawser test-site-settings');
});

it('a service that there is not fails', async () => {
  const { failed, stderr } = await look(await temporaryFolder(), {}, '-Services', 'admin,nope');
  expect(failed).toEqual(['services']);
  expect(stderr).toContain('There is no service "nope".');
});

it('what is wrong is told of the place that it stands in', async () => {
  const folder = await temporaryFolder();
  const { stderr } = await look(folder, {}, '-DirectoryIssuers', 'http://a');
  expect(stderr).toContain(
    'The setting directoryIssuers on the command line cannot be "http://a". It takes an https URL, or a list of such.',
  );
});

it('a variable that sets nothing is told, and warned of at a start', async () => {
  const folder = await temporaryFolder();
  const env = { HAWSER_SITE_LOGLEVEL: 'debug', HAWSER_SITE_COLOUR: 'red' };
  const { code, stderr } = await look(folder, env);
  expect(code).toBe(2);
  expect(stderr).toContain(
    'The environment variable HAWSER_SITE_LOGLEVEL is no setting of a site.',
  );
  expect(stderr).toContain('It is written HAWSER_SITE_LOG_LEVEL.');
  expect(stderr).toContain('HAWSER_SITE_COLOUR');
  const start = await hawserHere(['start-site', '-WhatIf'], { home: folder, env });
  expect(start.code).toBe(0);
  expect(start.stderr).toContain('It is written HAWSER_SITE_LOG_LEVEL.');
});

it('a file that is no text is told as that', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'site.yaml'), Uint8Array.of(0x7f, 0x45, 0xff, 0));
  const { code, stderr } = await look(folder);
  expect(code).toBe(2);
  expect(stderr).toContain('site.yaml is not text in UTF-8.');
  expect(stderr).not.toContain('JSON');
});
