import { generateKeyPairSync } from 'node:crypto';
import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { setAccessRule } from '@hawser/core/api/contracts/access-rules';
import { createClient } from '@hawser/core/api/contracts/clients';
import { createUser } from '@hawser/core/api/contracts/users';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { expect, it, vi } from 'vitest';
import { Browser } from '../../packages/site/test/services/directory/browser.ts';
import {
  signInSite,
  type SignInSite,
} from '../../packages/site/test/services/directory/sign-in-site.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';
import { endTokens, keptTokens } from '../sign-in/kept-tokens.ts';
import { recordingBrowser } from '../sign-in/recording-browser.ts';

vi.setConfig({ testTimeout: 60_000 });

const { signal } = new AbortController();

interface Home {
  readonly home: string;
  /** How somebody there signs in. */
  readonly words: readonly string[];
}

async function trusting({ url, trustAnchor }: { url: string; trustAnchor: string }): Promise<Home> {
  const home = await temporaryFolder();
  const file = join(home, 'authority.pem');
  await writeFile(file, trustAnchor);
  return { home, words: ['connect-site', url, '-TrustAnchor', file, '-o', 'json'] };
}

/** A real site, in which Ada has an account. */
async function place(): Promise<Home & { readonly site: SignInSite }> {
  const site = await signInSite();
  return { site, ...(await trusting({ ...site.address, url: site.url })) };
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

  const params = { kind: 'role', name: 'Site.Admin' } as const;
  const need = async (requireMultiFactor: boolean): Promise<unknown> =>
    callSite(site.address, setAccessRule, { params, body: { requireMultiFactor } }, { signal });
  await need(true);
  const weak = await hawser(['get-site'], { home });
  expect(weak.code).toBe(4);
  expect(weak.stderr).toContain('hawser connect-site localhost -MultiFactor');
  await need(false);

  const { refresh } = await keptTokens(home, 'localhost');
  await endTokens(home, 'localhost');
  expect((await hawser(['get-site'], { home })).code).toBe(0);
  expect((await keptTokens(home, 'localhost'))['refresh']).not.toBe(refresh);

  // Where nothing can be written nothing is used up, and nobody has to sign in again because of it.
  await endTokens(home, 'localhost');
  const inTheWay = join(home, 'data', '.vault.json.new');
  await mkdir(inTheWay);
  expect((await hawser(['get-site'], { home })).stderr).toContain('cannot be written');
  await rmdir(inTheWay);
  expect((await hawser(['get-site'], { home })).code).toBe(0);

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

it('a person with the first password of an account chooses another, and is signed in', async () => {
  const { site, address } = await startedSite();
  const { url } = site.running;
  const body = { name: 'grace', displayName: 'Grace Hopper', password: 'a first password' };
  await callSite(address, createUser, { body }, { signal });
  const { home, words } = await trusting({ ...address, url });
  const { program, opened } = await recordingBrowser();
  const ended = hawser([...words, '-SignIn', 'browser'], {
    home,
    env: { HAWSER_BROWSER: program },
  });
  const browser = new Browser(address.trustAnchor);
  await browser.open(await opened());
  await browser.submit({ name: 'grace', password: 'a first password' });
  const next = 'the tide turns at nine';
  await browser.submit({ old: 'a first password', next, again: next });
  const loopback = await browser.submit({}, 'Connect');
  expect(await (await fetch(loopback)).text()).toContain('You are signed in.');
  expect(shown(await ended)).toMatchObject({ name: 'grace', multiFactor: false });
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
  expect(stderr).toContain('it was refused on the page of');
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
