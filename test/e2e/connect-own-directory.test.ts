import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { createClient } from '@hawser/core/api/contracts/clients';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { expect, it, vi } from 'vitest';
import type { Browser } from '../../packages/site/test/services/directory/browser.ts';
import {
  signInSite,
  type SignInSite,
} from '../../packages/site/test/services/directory/sign-in-site.ts';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';
import { endTokens, keptTokens } from '../sign-in/kept-tokens.ts';
import { recordingBrowser } from '../sign-in/recording-browser.ts';

vi.setConfig({ testTimeout: 60_000 });

const { signal } = new AbortController();

/** A real site, a home that trusts it, and a browser whose pages the test answers. */
async function place(): Promise<{ site: SignInSite; home: string; words: string[] }> {
  const site = await signInSite();
  const home = await temporaryFolder();
  const file = join(home, 'authority.pem');
  await writeFile(file, site.address.trustAnchor);
  return { site, home, words: ['connect-site', site.url, '-TrustAnchor', file, '-o', 'json'] };
}

async function signIn(browser: Browser): Promise<void> {
  await browser.submit({ name: 'ada', password: 'correct horse' });
}

function shown({ stdout }: Ended): Record<string, unknown> {
  const { value } = JSON.parse(stdout) as { value: Record<string, unknown>[] };
  return value[0] ?? {};
}

it('a person signs in by a code, does what he may, and is gone when he disconnects', async () => {
  const { site, home, words } = await place();
  const browser = site.browser();
  let other: Promise<unknown> | undefined;
  const onAnotherDevice = async (address: string): Promise<void> => {
    await browser.open(address);
    await browser.submit({});
    await signIn(browser);
    await browser.submit({}, 'Connect');
  };
  const ended = await hawser([...words, '-SignIn', 'device-code'], {
    home,
    heard(said) {
      const [, address] = /Or open: (\S+)\n/.exec(said) ?? [];
      if (address !== undefined) other ??= onAnotherDevice(address);
    },
  });
  await other;
  expect(shown(ended)).toMatchObject({ name: 'ada', kind: 'user', roles: [], issuer: null });

  const refused = await hawser(['get-site'], { home });
  expect(refused.code).toBe(4);
  expect(refused.stderr).toContain('the role Site.Admin is needed');
  const body = { role: 'Site.Admin', holder: site.ada } as const;
  await callSite(site.address, grantRole, { body }, { signal });
  expect(shown(await hawser(['get-site', '-o', 'json'], { home }))).toMatchObject({
    state: 'ready',
  });

  const { refresh } = await keptTokens(home, 'localhost');
  await endTokens(home, 'localhost');
  expect((await hawser(['get-site'], { home })).code).toBe(0);
  expect((await keptTokens(home, 'localhost'))['refresh']).not.toBe(refresh);

  expect(await hawser(['disconnect-site'], { home })).toMatchObject({ code: 0, stderr: '' });
  expect((await hawser(['get-site'], { home })).stderr).toContain('Nobody is signed in');
});

it('a person signs in by a browser, with a second factor where he says so', async () => {
  const { site, home, words } = await place();
  site.people.byName.set('ada', { id: site.ada, password: 'correct horse', code: '123456' });
  const { program, opened } = await recordingBrowser();
  const ended = hawser([...words, '-SignIn', 'browser', '-MultiFactor'], {
    home,
    env: { HAWSER_BROWSER: program },
  });
  const browser = site.browser();
  await browser.open(await opened());
  await signIn(browser);
  await browser.submit({ code: '123456' });
  const loopback = await browser.submit({}, 'Connect');
  expect(await (await fetch(loopback)).text()).toContain('You are signed in.');
  expect(shown(await ended)).toMatchObject({ name: 'ada', multiFactor: true, renewed: true });
});

it('a person who does not want to connect is not', async () => {
  const { site, home, words } = await place();
  const { program, opened } = await recordingBrowser();
  const ended = hawser([...words, '-SignIn', 'browser'], {
    home,
    env: { HAWSER_BROWSER: program },
  });
  const browser = site.browser();
  await browser.open(await opened());
  await signIn(browser);
  const loopback = await browser.submit({}, 'Do not connect');
  expect(await (await fetch(loopback)).text()).toContain('You are not signed in.');
  const { code, stderr } = await ended;
  expect(code).toBe(4);
  expect(stderr).toContain('did not sign you in: access_denied');
});

it.each(['secret', 'key'])('a program signs in by its %s', async (by) => {
  const { site, home, words } = await place();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const own = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const body = { name: 'Nightly', ...(by === 'key' ? { publicKey: own } : {}) };
  const client = await callSite(site.address, createClient, { body }, { signal });
  const given = by === 'key' ? '-ClientKeyEnv' : '-ClientSecretEnv';
  const ended = await hawser([...words, '-ClientId', client.id, given, 'PROOF'], {
    home,
    env: { PROOF: client.secret ?? pem },
  });
  expect(shown(ended)).toMatchObject({ name: 'Nightly', kind: 'client' });
  expect((await hawser(['test-profile'], { home })).code).toBe(0);
});
