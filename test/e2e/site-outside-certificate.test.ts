import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import type { Issued } from '@hawser/core/pki/issued';
import { expect, it } from 'vitest';
import { hawserHere } from '../in-process.ts';
import { startSite, type TestSite, usedHome } from '../running-site.ts';

const validity = {
  notBefore: new Date(Date.now() - 3_600_000),
  notAfter: new Date(Date.now() + 60 * 86_400_000),
};
const company = await issueAuthority({ name: 'Company CA', ...validity });
const ofCompany = await issueCertificate(company, {
  commonName: 'localhost',
  dnsNames: ['localhost'],
  usage: 'server',
  ...validity,
});

/** Started once for its ports, and again with the certificate and a public URL with that port. */
async function startWith({ certificate, key }: Issued): Promise<TestSite> {
  const home = await usedHome();
  const first = await startSite({ home });
  await first.stop();
  const [file, keyFile] = [join(home, 'outside.crt'), join(home, 'outside.key')];
  await writeFile(file, certificate);
  await writeFile(keyFile, key, { mode: 0o600 });
  const url = `https://localhost:${new URL(first.running.url).port}`;
  const words = ['-PublicUrl', url, '-CertificateFile', file, '-CertificateKeyFile', keyFile];
  return await startSite({ home, at: first.running, words });
}

async function issuerShownAt(url: string): Promise<string> {
  const port = Number(new URL(url).port);
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { issuer } = socket.getPeerCertificate();
  socket.destroy();
  return String(issuer.CN);
}

it('is shown to people, and callers with certificates go on trusting the site by its own', async () => {
  const { home, running } = await startWith(ofCompany);
  expect(await issuerShownAt(running.url)).toBe('Company CA');
  expect(await issuerShownAt(running.certificateUrl)).toMatch(/^Hawser site /);
  const tested = await hawserHere(['test-site'], { home });
  expect(tested).toMatchObject({ code: 0, stderr: '' });
  const { stdout } = await hawserHere(['get-site', '-o', 'json'], { home });
  const [{ certificates }] = (JSON.parse(stdout) as { value: [{ certificates: object[] }] }).value;
  expect(certificates).toMatchObject([
    { use: 'authority' },
    { use: 'server', source: 'file', name: 'localhost', issuer: 'Company CA' },
    { use: 'server', source: 'automatic', issuer: expect.stringMatching(/^Hawser site /) },
    { use: 'admin' },
  ]);
});
