import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { makeAuthority } from '../stub-site/certificates.ts';
import { type StubSite, startStubSite } from '../stub-site/stub-site.ts';

// What a document shows in a ```console block is typed into a shell, and must show the same: lines
// after `$ ` are typed, the rest is what comes; … stands for anything. A site that a document starts is a
// real one, at ports that are free; those that it names are stand-ins.

const root = new URL('../../', import.meta.url).pathname;
const documents = await Array.fromAsync(glob(['README.md', 'docs/**/*.md'], { cwd: root }));
const namedSites = { secure: 'https://localhost:8443', plain: 'http://localhost:8080' };

interface Shown {
  readonly typed: string;
  readonly expected: string;
}

describeWithPeers('tls', 'a document shows what happens:', () => {
  const authority = makeAuthority();

  it.each(documents.toSorted())('%s', async (document) => {
    const blocks = consoleBlocks(await readFile(join(root, document), 'utf8'));
    if (blocks.length === 0) return;
    const home = await temporaryFolder();
    onTestFinished(async () => void (await type('hawser stop-site -Force', home)));
    const services = ['discovery', 'print'].map((name) => ({ name, version: '1' }));
    const secure = await startStubSite({ tls: authority.issue('localhost'), services });
    const plain = await startStubSite({ services });
    onTestFinished(async () => secure[Symbol.asyncDispose]());
    onTestFinished(async () => plain[Symbol.asyncDispose]());
    await writeFile(join(home, 'authority.pem'), authority.cert);
    for (const { typed, expected } of blocks) {
      const line = typed
        .replaceAll(namedSites.secure, secure.url)
        .replaceAll(namedSites.plain, plain.url);
      const came = asDocumented(await type(line, home), [
        [secure, namedSites.secure],
        [plain, namedSites.plain],
      ]);
      const pattern = expected
        .split('…')
        .map((text) => RegExp.escape(text))
        .join('.*');
      expect(came, `$ ${typed}`).toMatch(new RegExp(`^${pattern}$`));
    }
  });
});

function consoleBlocks(text: string): Shown[] {
  return [...text.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return { typed: part.slice(0, end), expected: part.slice(end + 1) };
      }),
  );
}

async function type(line: string, home: string): Promise<string> {
  const script = `hawser() { '${process.execPath}' '${hawserProgram}' "$@"; }; ${line}`;
  const child = spawn('bash', ['-c', script], {
    cwd: home,
    env: { ...process.env, HAWSER_HOME: home, HAWSER_SITE_LISTEN: '127.0.0.1:0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let came = '';
  const take = (piece: Buffer): unknown => (came += piece.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  await once(child, 'close');
  return came;
}

// The stand-ins have other ports, whose length moves the columns.
function asDocumented(
  text: string,
  sites: readonly (readonly [site: StubSite, named: string])[],
): string {
  let shown = text.replaceAll('\r\n', '\n');
  for (const [{ url, port }, named] of sites) {
    shown = shown
      .replaceAll(new RegExp(`${url}( ?)`, 'g'), `${named}$1$1`)
      .replaceAll(String(port), new URL(named).port);
  }
  return shown;
}
