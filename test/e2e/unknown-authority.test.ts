import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { type Authority, makeAuthority } from '../stub-site/certificates.ts';
import { startStubSite } from '../stub-site/stub-site.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

const words = 'connect-site -ClientId runbook -ClientSecretEnv PW';
const env = { PW: 'a-secret' };

let authority: Authority;
const fingerprint = (): string => new X509Certificate(authority.cert).fingerprint256;

async function siteUrl(options?: Parameters<Authority['issue']>[1]): Promise<string> {
  const { cert, key } = authority.issue('localhost', options);
  const tls = { cert: cert + authority.cert, key };
  const site = await startStubSite({ tls, clients: { runbook: 'a-secret' } });
  onTestFinished(async () => site[Symbol.asyncDispose]());
  return site.url;
}

describeWithPeers('tls', 'a site whose authority is not known', () => {
  beforeAll(() => {
    authority = makeAuthority();
  });

  it('is not trusted by a script, unless that names it', async () => {
    const home = await temporaryFolder();
    const line = [...words.split(' '), '-Url', await siteUrl()];
    const refused = await hawser(line, { home, env });
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain(`Test Authority, SHA-256 ${fingerprint()}.`);
    const file = join(home, 'authority.pem');
    await writeFile(file, authority.cert);
    expect((await hawser([...line, '-TrustAnchor', file], { home, env })).code).toBe(0);
  });

  it('is asked about only where nothing else is wrong with it', async () => {
    const home = await temporaryFolder();
    const url = await siteUrl({ names: 'DNS:other.example.com' });
    const { code, stderr } = await hawser([...words.split(' '), '-Url', url], { home, env });
    expect(code).toBe(6);
    expect(stderr).toContain('The certificate of localhost is for other names');
  });

  describeWithPeers('terminal', 'on a terminal', () => {
    async function asked(home: string): Promise<Terminal> {
      const terminal = await openTerminal(home, { columns: 200 });
      await terminal.type(`PW=a-secret hawser ${words} -Url ${await siteUrl()}; echo "exit $?"`);
      await terminal.press('Enter');
      await terminal.shows(fingerprint());
      await terminal.shows('Do you want to trust the site by it?');
      await terminal.shows('(default is "N"):');
      return terminal;
    }

    it('is trusted from then on by who says so', async () => {
      const home = await temporaryFolder();
      const terminal = await asked(home);
      await terminal.type('y');
      await terminal.press('Enter');
      await terminal.shows('exit 0');
      expect((await hawser(['test-profile'], { home })).code).toBe(0);
    });

    it('is not trusted by who does not', async () => {
      const home = await temporaryFolder();
      const terminal = await asked(home);
      await terminal.press('Enter');
      await terminal.shows('exit 4');
      expect((await hawser(['get-profile', '-o', 'csv'], { home })).stdout).toBe('');
    });
  });
});
