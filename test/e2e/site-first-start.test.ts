import { execFile } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openVault } from '@hawser/core/identity/vault';
import { certificateNameOf } from '@hawser/core/identity/secret-names';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { beginSite, siteFolderIn, startSite, usedHome } from '../running-site.ts';

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** What the first start has made, by its path: the bytes, for as long as a site does not run. */
async function made(home: string): Promise<Readonly<Record<string, string>>> {
  const { key, certificates, replica, admin, settings } = siteFolderIn(home);
  const paths = [
    key,
    replica,
    admin,
    settings,
    ...(await readdir(certificates)).map((name) => join(certificates, name)),
    ...['config/profiles.json', 'data/vault.json', 'data/vault.key'].map((name) =>
      join(home, name),
    ),
  ];
  const read = async (path: string): Promise<[string, string]> => [
    path,
    await readFile(path, 'hex'),
  ];
  return Object.fromEntries(await Promise.all(paths.map(read)));
}

async function shown(home: string, ...words: string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await hawserHere([...words, '-o', 'json'], { home });
  return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
}

it('the first start makes a site that commands on this machine just work with', async () => {
  const site = await startSite();
  const { home, folder } = site;
  expect(await modeOf(folder.root)).toBe('700');
  for (const path of [folder.key, join(folder.certificates, 'server.key'), folder.database]) {
    expect(await modeOf(path), path).toBe('600');
  }
  for (const path of [folder.certificates, folder.logs, folder.blobs]) {
    expect(await modeOf(path), path).toBe('700');
  }
  expect(await shown(home, 'get-profile')).toMatchObject([
    { name: 'local', selected: true, signIn: 'certificate', certificate: 'vault' },
  ]);
  const vault = await openVault({ kind: 'file', folder: join(home, 'data'), env: {} });
  expect(await vault.names()).toEqual([certificateNameOf('local')]);
  expect(await shown(home, 'get-site')).toMatchObject([
    {
      state: 'ready',
      url: site.running.url,
      services: ['admin', 'directory', 'agents', 'print', 'discovery'],
      certificates: [{ use: 'authority' }, { use: 'server' }, { use: 'admin' }],
    },
  ]);
  const checks = await shown(home, 'test-site');
  expect(new Set(checks.map(({ result }) => result))).not.toContain('failed');
});

it('a later start changes nothing of what the first has made', async () => {
  const home = await usedHome();
  const first = await startSite({ home });
  await first.stop();
  const before = await made(home);
  const site = await startSite({ home, at: first.running });
  expect((await site.askAsAdmin('/admin/v1/caller')).status).toBe(200);
  expect(await site.stop()).toBe(0);
  expect(await made(home)).toEqual(before);
});

it('the profile follows a site to another port', async () => {
  const { home, running } = await startSite({ home: await usedHome() });
  expect(await shown(home, 'get-profile')).toMatchObject([{ url: running.certificateUrl }]);
  expect(await shown(home, 'get-site')).toMatchObject([{ state: 'ready', url: running.url }]);
});

it('what a start is killed in the middle of is mended by the next', async () => {
  const rounds = 3;
  // How long a first start takes here, so that the kills are spread over all of it.
  const begun = performance.now();
  await (await startSite()).kill();
  const length = performance.now() - begun;
  const killedAt = Array.from(
    { length: rounds },
    (_, n) => (length * (n + Math.random())) / rounds,
  );
  await Promise.all(
    killedAt.map(async (after) => {
      const home = await temporaryFolder();
      await killedAfter(home, after);
      const site = await startSite({ home });
      expect((await site.ask('/readyz')).status).toBe(200);
      expect((await site.askAsAdmin('/admin/v1/caller')).status).toBe(200);
      expect(await site.stop()).toBe(0);
    }),
  );
});

async function killedAfter(home: string, ms: number): Promise<void> {
  const site = beginSite({ home });
  await setTimeout(ms);
  await site.kill();
}

describeWithPeers('tls', 'what a site shows', () => {
  it('is a chain that openssl takes for its names, and nothing else', async () => {
    const { running, folder } = await startSite({ home: await usedHome() });
    const chain = await chainOf(Number(new URL(running.url).port));
    const file = join(folder.root, 'shown.pem');
    await writeFile(file, chain);
    const verify = async (name: string): Promise<string> => {
      const anchor = join(folder.certificates, 'authority.crt');
      const words = ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', anchor];
      return await promisify(execFile)('openssl', [...words, ...name.split(' '), file]).then(
        ({ stdout }) => stdout.trim(),
        (error: unknown) => String((error as { stderr: unknown }).stderr),
      );
    };
    expect(await verify('-verify_hostname localhost')).toBe(`${file}: OK`);
    expect(await verify('-verify_ip 127.0.0.1')).toBe(`${file}: OK`);
    expect(await verify('-verify_hostname elsewhere.example.com')).toContain('hostname mismatch');
  });
});

async function chainOf(port: number): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { raw } = socket.getPeerCertificate();
  socket.destroy();
  return `-----BEGIN CERTIFICATE-----\n${raw.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
