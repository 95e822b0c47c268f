import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tokensNameOf } from '@hawser/core/identity/secret-names';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Ended, hawser as hawserProcess, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import {
  type DirectoryPeer,
  type DirectoryPeerOptions,
  startDirectory,
} from '../sign-in/directory-peer.ts';
import { endTokens, keptTokens, vaultIn } from '../sign-in/kept-tokens.ts';
import { recordingBrowser } from '../sign-in/recording-browser.ts';
import { type Page, WebBrowser } from '../sign-in/web-browser.ts';
import { startStubSite } from '../stub-site/stub-site.ts';
import { openTerminal } from '../terminal/terminal.ts';

vi.setConfig({ testTimeout: 30_000 });

let home = '';
beforeEach(async () => {
  home = await temporaryFolder();
});

interface Place {
  readonly url: string;
  readonly directory: DirectoryPeer;
}

let common: DirectoryPeer;
beforeAll(async () => {
  common = await startDirectory();
  return common.end;
});

/** A site that takes the tokens of a separate directory: that of all tests, or one of its own. */
async function site(own?: DirectoryPeerOptions): Promise<Place> {
  const directory = own === undefined ? common : await startDirectory(own);
  if (own !== undefined) onTestFinished(directory.end);
  const stub = await startStubSite({ issuer: directory.issuer });
  onTestFinished(async () => stub[Symbol.asyncDispose]());
  return { url: stub.url, directory };
}

/** Signs in with a browser, which a person would have in front of him. */
async function connect(
  url: string,
  words: readonly string[] = [],
): Promise<Ended & { page: Page }> {
  const { program, opened } = await recordingBrowser();
  const all = ['connect-site', url, '-ClientId', 'hawser-person', '-o', 'json', ...words];
  const ended = hawser([...all, '-SignIn', 'browser'], { home, env: { HAWSER_BROWSER: program } });
  const page = await new WebBrowser().open(await opened());
  return { ...(await ended), page };
}

function shown({ stdout }: Ended): Record<string, unknown> {
  const { value } = JSON.parse(stdout) as { value: Record<string, unknown>[] };
  return value[0] ?? {};
}

async function caller(): Promise<Ended> {
  return await hawser(['get-site-caller', '-o', 'json'], { home });
}

describe('a browser signs somebody in', () => {
  it('on this machine, and the site knows him from then on', async () => {
    const { url, directory } = await site();
    const { page, ...ended } = await connect(url);
    expect(shown(ended)).toMatchObject({
      name: 'ada',
      kind: 'user',
      multiFactor: false,
      renewed: true,
      signIn: 'browser',
      profile: 'localhost',
      issuer: directory.issuer,
    });
    expect(page.text).toContain('You are signed in.');
    expect(new URL(page.url)).toMatchObject({ hostname: '127.0.0.1', pathname: '/callback' });
    // It listens only for the one answer.
    await expect(fetch(page.url)).rejects.toThrow('fetch failed');
    const { access, refresh } = await keptTokens(home, 'localhost');
    const said = ended.stdout + ended.stderr + page.url;
    for (const token of [access, refresh]) expect(said).not.toContain(token);
    expect(shown(await caller())).toMatchObject({ name: 'ada' });
    const profile = await hawser(['get-profile', '-o', 'json'], { home });
    expect(shown(profile)).toMatchObject({ signedInAs: 'ada', selected: true });
    const tested = await hawser(['test-profile', '-o', 'json'], { home });
    expect(tested.stdout).toContain('ada is signed in');
  });

  it('by PKCE, and takes no answer but the one to its own question', async () => {
    const { url } = await site();
    const { program, opened } = await recordingBrowser();
    const words = ['connect-site', url, '-ClientId', 'hawser-person', '-SignIn', 'browser'];
    const ended = hawser(words, { home, env: { HAWSER_BROWSER: program } });
    const { searchParams } = new URL(await opened());
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    const loopback = searchParams.get('redirect_uri') ?? '';
    const state = searchParams.get('state') ?? '';
    expect((await fetch(`${loopback}?code=theirs&state=theirs`)).status).toBe(404);
    // Mixed up with the answer of another directory (RFC 9207).
    const query = new URLSearchParams({ code: 'theirs', state, iss: 'https://other.example.com' });
    expect(await (await fetch(`${loopback}?${query.toString()}`)).text()).toContain(
      'You are not signed in.',
    );
    expect((await ended).code).toBe(6);
    expect(await keptTokens(home, 'localhost')).toEqual({});
  });

  it('however wrong the clock of this machine is', async () => {
    const { url } = await site({ ahead: 7_200_000 });
    expect(shown(await connect(url))).toMatchObject({ name: 'ada' });
    expect(shown(await caller())).toMatchObject({ name: 'ada' });
  });
});

describe('a sign-in that has ended', () => {
  it('is renewed once, also by two commands at the same moment', async () => {
    const { url } = await site();
    await connect(url);
    const before = await keptTokens(home, 'localhost');
    await endTokens(home, 'localhost');
    const both = await Promise.all(
      [1, 2].map(async () => hawserProcess(['get-site-caller'], { home })),
    );
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const after = await keptTokens(home, 'localhost');
    expect(after['refresh']).not.toBe(before['refresh']);
    // The directory would have ended all for a refresh token that was used twice.
    await endTokens(home, 'localhost');
    expect(shown(await caller())).toMatchObject({ name: 'ada' });
  });

  it('is not renewed where it was revoked', async () => {
    const { url, directory } = await site();
    await connect(url);
    const token = String((await keptTokens(home, 'localhost'))['refresh']);
    await fetch(`${directory.issuer}/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ token, client_id: 'hawser-person' }),
    });
    const { code, stderr } = await caller();
    expect(code).toBe(4);
    expect(stderr).toContain('The sign-in of the profile localhost has ended');
    expect(stderr).toContain('hawser connect-site localhost');
    expect((await caller()).stderr).toContain('Nobody is signed in with the profile localhost.');
  });

  it('is told of as what it is where there is no network', async () => {
    const { url, directory } = await site({});
    await connect(url);
    await endTokens(home, 'localhost');
    await directory.end();
    const { code, stderr } = await caller();
    expect(code).toBe(6);
    expect(stderr).toContain('Nothing listens at 127.0.0.1');
    expect(await keptTokens(home, 'localhost')).toHaveProperty('refresh');
  });
});

describe('disconnect-site', () => {
  it('ends the sign-in at the directory, and forgets it', async () => {
    const { url, directory } = await site();
    await connect(url);
    const { refresh } = await keptTokens(home, 'localhost');
    expect(await hawser(['disconnect-site'], { home })).toMatchObject({ code: 0, stderr: '' });
    expect(await (await vaultIn(home)).names()).toEqual([]);
    const answer = await fetch(`${directory.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: String(refresh),
        client_id: 'hawser-person',
      }),
    });
    expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
    expect((await caller()).code).toBe(4);
  });

  it('forgets it also where the directory is away, and says so', async () => {
    const { url, directory } = await site({});
    await connect(url);
    await directory.end();
    const { code, stderr } = await hawser(['disconnect-site', 'localhost'], { home });
    expect(code).toBe(0);
    expect(stderr).toContain('forgotten here, but the directory could not be told to end it');
    expect(await (await vaultIn(home)).names()).toEqual([]);
  });

  it('is not needed for a profile that is removed, or leads elsewhere', async () => {
    const { url } = await site();
    await connect(url);
    await hawser(['add-profile', 'other', 'https://other.example.com'], { home });
    await hawser(['set-profile', 'localhost', '-Url', 'https://other.example.com'], { home });
    expect(await (await vaultIn(home)).names()).toEqual([]);
    await connect(url, ['-Url', url]);
    await hawser(['remove-profile', 'localhost', '-Confirm:false'], { home });
    expect(await (await vaultIn(home)).names()).toEqual([tokensNameOf('localhost-2')]);
  });
});

describe('a program signs in', () => {
  it('with a secret', async () => {
    const { url } = await site();
    const words = ['-ClientId', 'runbook', '-ClientSecretEnv', 'PW', '-o', 'json'];
    const ended = await hawser(['connect-site', url, ...words], {
      home,
      env: { PW: 'pa:ss+%word' },
    });
    expect(shown(ended)).toMatchObject({ name: 'runbook', signIn: 'client-secret' });
    const { access } = await keptTokens(home, 'localhost');
    expect(shown(await caller())).toMatchObject({ name: 'runbook' });
    expect(await keptTokens(home, 'localhost')).toMatchObject({ access });
    await endTokens(home, 'localhost');
    expect(shown(await caller())).toMatchObject({ name: 'runbook' });
    expect((await keptTokens(home, 'localhost'))['access']).not.toBe(access);
  });

  it.each([
    ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ])('with a key of its own (%s), from the vault or a file', async (alg, pair) => {
    const publicKey = { ...pair.publicKey.export({ format: 'jwk' }), alg, use: 'sig', kid: 'k' };
    const { url } = await site({ publicKey: JSON.stringify(publicKey) });
    const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const words = ['connect-site', url, '-ClientId', 'keyed', '-o', 'json'];
    const given = await hawser([...words, '-ClientKeyEnv', 'KEY'], { home, env: { KEY: pem } });
    expect(shown(given)).toMatchObject({ name: 'keyed', signIn: 'client-certificate' });
    const tested = await hawser(['test-profile', '-o', 'json'], { home });
    expect(tested.stdout).toContain('keyed was let in, for 60 s');
    const path = join(home, 'key.pem');
    await writeFile(path, pem);
    const ended = await hawser([...words, '-SignIn', 'client-certificate', '-KeyPath', path], {
      home,
    });
    expect(shown(ended)).toMatchObject({ name: 'keyed' });
  });

  it('and is told where it is not taken', async () => {
    const { url } = await site();
    const words = ['connect-site', url, '-ClientId', 'runbook', '-ClientSecretEnv', 'PW'];
    const { code, stderr } = await hawser(words, { home, env: { PW: 'wrong-secret' } });
    expect(code).toBe(4);
    expect(stderr).toContain('The site does not let runbook in: invalid_client');
    expect(stderr).toMatch(/hawser connect-site \S+ -Url \S+ -ClientId ID -ClientSecretFile FILE/);
    expect((await hawser(['get-profile', '-o', 'csv'], { home })).stdout).toBe('');
  });
});

describe('a site that wants a second factor', () => {
  it('is told of in a script', async () => {
    const { url } = await site();
    await connect(url);
    const { code, stderr } = await hawser(['get-operation'], { home });
    expect(code).toBe(4);
    expect(stderr).toContain('hawser connect-site localhost -MultiFactor');
    expect(shown(await connect(url, ['-MultiFactor']))).toMatchObject({ multiFactor: true });
    expect(await hawser(['get-operation'], { home })).toMatchObject({ code: 0, stderr: '' });
  });

  describeWithPeers('terminal', 'on a terminal', () => {
    it('gets it, and the call goes on', async () => {
      const { url } = await site();
      await connect(url);
      const { program, opened } = await recordingBrowser();
      const terminal = await openTerminal(home, { columns: 200 });
      await terminal.type(`HAWSER_BROWSER='${program}' hawser get-operation; echo "exit $?"`);
      await terminal.press('Enter');
      await terminal.shows('For this the site wants a stronger sign-in, with a second factor.');
      await new WebBrowser().open(await opened());
      await terminal.shows('exit 0');
      expect(shown(await caller())).toMatchObject({ name: 'ada', multiFactor: true });
    });
  });
});

describeWithPeers('terminal', 'a code on a terminal', () => {
  it('is shown with the time that is left, and Ctrl-C ends the waiting', async () => {
    const { url } = await site();
    const terminal = await openTerminal(home, { columns: 200 });
    const words = `${url} -ClientId hawser-person -SignIn device-code`;
    await terminal.type(`hawser connect-site ${words}; echo "exit $?"`);
    await terminal.press('Enter');
    await terminal.shows(/enter the code [A-Z]{4}-[A-Z]{4}/);
    await terminal.shows(/Waiting until you have signed in\n.*9:\d\d left/);
    await terminal.press('C-c');
    await terminal.shows('exit 130');
    expect(await keptTokens(home, 'localhost')).toEqual({});
  });
});
