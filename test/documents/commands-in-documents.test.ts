import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { agentProgram } from '../agent-process.ts';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { hawserAgentHere, hawserHere } from '../in-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { makeAuthority } from '../stub-site/certificates.ts';
import { type StubSite, startStubSite } from '../stub-site/stub-site.ts';
import { Ada } from './ada.ts';
import { publishedUrl, publishFiles } from './published-files.ts';
import { shownPattern } from './shown-pattern.ts';
import { directoryName, hasSlapd, withRealDirectory } from './named-directory.ts';

// What a document shows in a ```console block is typed into a shell, and must show the same: lines
// after `$ ` are typed, the rest is what comes; … stands for anything, and alone in a line for any lines.
// (A line that needs nothing of a shell is run without one.) `ada$ ` is a shell on the machine of somebody else,
// with a home of its own. A site that a document starts is a real one, at ports that
// are free, and is called https://site.example.com there, with port 8444 where certificates are looked
// at; the other sites that it names are stand-ins, and the directory that is read is slapd. At
// http://pki.example.com are the files of the administrator's folder. Where a
// person has to sign in it is Ada, who does it; her authenticator is what `oathtool` stands for. `lp` is a
// program that prints.

vi.setConfig({ testTimeout: 60_000 });

const root = new URL('../../', import.meta.url).pathname;
const documents = await Array.fromAsync(glob(['README.md', 'docs/**/*.md'], { cwd: root }));
const adasBrowser = fileURLToPath(new URL('./adas-browser.ts', import.meta.url));
const lp = fileURLToPath(new URL('./lp.ts', import.meta.url));
const oathtool = fileURLToPath(new URL('./oathtool.ts', import.meta.url));
const started = {
  Url: 'https://site.example.com',
  CertificateUrl: 'https://site.example.com:8444',
};
const namedSites = { secure: 'https://localhost:8443', plain: 'http://localhost:8080' };

interface Shown {
  /** Whose shell it is; empty for that of the administrator. */
  readonly by: string;
  readonly line: string;
  readonly expected: string;
}

describeWithPeers('tls', 'a document shows what happens:', () => {
  const authority = makeAuthority();

  it.each(documents.toSorted())('%s', async (document) => {
    const blocks = consoleBlocks(await readFile(join(root, document), 'utf8'));
    if (blocks.length === 0) return;
    const home = await temporaryFolder();
    const ada = new Ada(home);
    const type = async (line: string, by = ''): Promise<string> => typed(line, { home, by, ada });
    onTestFinished(async () => void (await type('hawser stop-site -Force')));
    if (blocks.some(({ line }) => line.includes('hawser-agent start-'))) {
      const stopped = 'hawser-agent stop-agent -Force; hawser-agent stop-virtual-printer paper';
      onTestFinished(async () => void (await type(stopped)));
      onTestFinished(async () => void (await type('hawser-agent stop-agent -Force', 'ada')));
    }
    const services = ['discovery', 'print'].map((name) => ({ name, version: '1' }));
    const secure = await startStubSite({ tls: authority.issue('localhost'), services });
    const plain = await startStubSite({ services });
    onTestFinished(async () => secure[Symbol.asyncDispose]());
    onTestFinished(async () => plain[Symbol.asyncDispose]());
    const published = await publishFiles(home);
    onTestFinished(async () => published[Symbol.asyncDispose]());
    await writeFile(join(home, 'authority.pem'), authority.cert);
    await writeFile(join(home, 'first-password.txt'), 'red otter in the rain\n');
    const browser = `#!/bin/sh\nexec '${process.execPath}' '${adasBrowser}' '${home}' "$1"\n`;
    await writeFile(join(home, 'browser'), browser, { mode: 0o700 });
    const real = new Map<string, string>();
    for (const { by, line: written, expected } of blocks) {
      if (!hasSlapd && `${written}${expected}`.includes(directoryName)) continue;
      const line = (await withRealDirectory(written, home))
        .replaceAll(namedSites.secure, secure.url)
        .replaceAll(namedSites.plain, plain.url)
        .replaceAll(publishedUrl, published.url)
        .replaceAll(/https:\/\/site\.example\.com(?::8444)?/g, (named) => real.get(named) ?? named);
      const said = await type(line, by);
      await ada.done();
      for (const [name, named] of Object.entries(started)) {
        const [, url] = new RegExp(`^${name} +: (https:\\S+)$`, 'm').exec(said) ?? [];
        if (url !== undefined && !real.has(named)) real.set(named, url);
      }
      let came = asDocumented(said, [
        [secure, namedSites.secure],
        [plain, namedSites.plain],
      ]);
      came = came.replaceAll(published.url, publishedUrl);
      for (const [named, url] of real) came = came.replaceAll(url, named);
      expect.soft(came, `${by}$ ${written}`).toMatch(shownPattern(expected));
    }
  });
});

function consoleBlocks(text: string): Shown[] {
  return [...text.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block.split(/^(?=\w*\$ )/m).map((part) => {
      const [, by = '', line = '', expected = ''] = /^(\w*)\$ ([^\n]*)\n(.*)$/s.exec(part) ?? [];
      return { by, line, expected };
    }),
  );
}

interface Typing {
  readonly home: string;
  readonly by: string;
  readonly ada: Ada;
}

async function typed(line: string, { home, by, ada }: Typing): Promise<string> {
  const [program, ...words] = plainWords(line) ?? [];
  const surroundings = {
    cwd: home,
    home: join(home, by),
    env: { HAWSER_SITE_LISTEN: '127.0.0.1:0', HAWSER_BROWSER: join(home, 'browser') },
  };
  let came = '';
  const heard = (piece: string): void => {
    came += piece;
    ada.hear(came);
  };
  // What only names a command and what it is given needs no shell, nor a process of its own, unless it
  // tells the process that has started it something.
  const here = /^(?:start-(?:site|agent|virtual-printer)|get-agent-user)$/.test(words[0] ?? '')
    ? undefined
    : inProcess[program ?? ''];
  if (here !== undefined) await here(words, { ...surroundings, told: heard });
  else await inShell(line, surroundings, heard);
  return came;
}

const inProcess: Readonly<Record<string, typeof hawserHere>> = {
  hawser: hawserHere,
  'hawser-agent': hawserAgentHere,
};

/** The words of a line that has nothing in it but such, in quotation marks or not. */
function plainWords(line: string): readonly string[] | undefined {
  const word = /'[^']*'|[\w@%+=:,./-]+/g;
  if (!new RegExp(`^(?:${word.source})(?: (?:${word.source}))*$`).test(line)) return undefined;
  return [...line.matchAll(word)].map(([each]) => each.replaceAll("'", ''));
}

async function inShell(
  line: string,
  {
    cwd,
    home,
    env,
  }: {
    readonly cwd: string;
    readonly home: string;
    readonly env: Readonly<Record<string, string>>;
  },
  heard: (piece: string) => void,
): Promise<void> {
  const programs = Object.entries({
    hawser: hawserProgram,
    'hawser-agent': agentProgram,
    oathtool,
    lp,
  }).map(([name, path]) => `${name}() { '${process.execPath}' '${path}' "$@"; }`);
  const child = spawn('bash', ['-c', [...programs, line].join('\n')], {
    cwd,
    env: { ...process.env, HAWSER_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const take = (piece: Buffer): void => heard(piece.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  await once(child, 'close');
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
