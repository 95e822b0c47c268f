import { generateKeyPairSync } from 'node:crypto';
import { access, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompletionSource } from '@hawser/command/declaration/parameter';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  holderNames,
  userNames,
} from '../../packages/cli/src/site-directory/directory-candidates.ts';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { startSite, type TestSite, usedHome } from '../running-site.ts';

let site: TestSite;
beforeEach(async () => {
  site = await startSite({ home: await usedHome() });
});

async function run(...words: string[]): Promise<Ended> {
  return await hawserHere(words, { home: site.home });
}

function values({ code, stdout, stderr }: Ended): Record<string, unknown>[] {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
}

/** The objects that a command writes. */
async function objects(...words: string[]): Promise<Record<string, unknown>[]> {
  return values(await run(...words, '-o', 'json'));
}

/** Gives what one command writes to another one, as a shell does. */
async function piped(from: readonly string[], to: readonly string[]): Promise<Ended> {
  const { stdout } = await run(...from, '-o', 'json');
  return await hawserHere([...to, '-InputObject', '-'], { home: site.home, stdin: stdout });
}

async function done(...words: string[]): Promise<void> {
  expect(await run(...words)).toMatchObject({ code: 0, stderr: '' });
}

/** What somebody is offered who presses Tab behind the word. */
async function offered(source: CompletionSource, word: string): Promise<readonly string[]> {
  const { signal } = new AbortController();
  vi.stubEnv('HAWSER_HOME', site.home);
  const found = await source({ word, given: new Map(), profile: undefined, signal });
  vi.unstubAllEnvs();
  return found.map(({ value }) => value);
}

describe('an administrator of a site', () => {
  it('keeps its people and groups', async () => {
    const password = join(site.home, 'password.txt');
    await writeFile(password, 'lamp over the quiet harbour\n', { mode: 0o600 });
    const [ada] = await objects(
      'new-site-user',
      'ada',
      '-DisplayName',
      'Ada Lovelace',
      '-PasswordFile',
      password,
    );
    expect(ada).toMatchObject({ name: 'ada', displayName: 'Ada Lovelace', enabled: true });
    expect(ada?.['sid']).toMatch(/^S-1-5-21-\d+-\d+-\d+-1000$/);
    await writeFile(password, 'password1234');
    const guessable = await run('new-site-user', 'eve', '-PasswordFile', password);
    expect(guessable).toMatchObject({ code: 2, stdout: '' });
    expect(guessable.stderr).toContain('the first that anybody would guess');
    for (const name of ['temp-1', 'temp-2', 'Bob']) {
      const { stderr } = await run('new-site-user', name);
      expect(stderr).toContain(`cannot sign in. Give one: hawser set-site-user-password ${name}`);
    }
    const like = async (...names: string[]): Promise<unknown> =>
      (await objects('get-site-user', ...names)).map(({ name }) => name);
    expect(await like('TEMP-?')).toEqual(['temp-1', 'temp-2']);
    expect(await like('*b,a*')).toEqual(['Bob', 'ada']);
    expect(await like('nobody*')).toEqual([]);
    expect((await run('new-site-user', 'BOB')).stderr).toContain('There is a user "Bob" already');

    const set = ['set-site-user', 'ADA', '-Email', 'ada@example.com'];
    expect(await objects(...set, '-PassThru')).toMatchObject([{ email: 'ada@example.com' }]);
    await done('set-site-user', 'ada', '-NewName', 'ada.king', '-Email', '', '-Disable');
    const calls = (await objects('get-audit-record', '-Target', 'Ada.King')).map(
      (record) => record['call'],
    );
    expect(calls).toEqual(['changeUser', 'changeUser', 'createUser']);
    expect(await objects('get-site-user', 'ada.king')).toMatchObject([
      { displayName: 'Ada Lovelace', email: null, enabled: false, version: 3 },
    ]);
    const late = await run('set-site-user', 'ada.king', '-Enable', '-Version', '1');
    expect(late.code).toBe(5);
    expect(late.stderr).toMatch(/was changed meanwhile.*Look at it again/s);
    expect(await offered(userNames, 'TEMP')).toEqual(['temp-1', 'temp-2']);
    expect((await run('set-site-user', 'ada.king')).stderr).toContain('It was not said what');
    expect((await run('set-site-user', 'ada.king', '-Enable', '-Disable')).code).toBe(2);

    await done('new-site-group', 'Printer users', '-Description', 'Whoever prints.');
    await done('new-site-group', 'Everybody');
    await done('add-site-group-member', 'Printer users', 'bob,ada.king');
    await done('add-site-group-member', 'everybody', 'printer users');
    const temps = ['get-site-user', '-Filter', 'TEMP-'];
    expect((await piped(temps, ['add-site-group-member', 'Everybody'])).code).toBe(0);
    const named = async (...words: string[]): Promise<unknown> =>
      (await objects('get-site-group-member', ...words)).map(({ name }) => name);
    expect(await named('Everybody')).toEqual(['temp-1', 'temp-2', 'Printer users']);
    expect(await named('Everybody', '-All')).toEqual([
      'ada.king',
      'Bob',
      'temp-1',
      'temp-2',
      'Printer users',
    ]);
    const cycle = await run('add-site-group-member', 'Printer users', 'Everybody');
    expect(cycle.code).toBe(5);
    expect(cycle.stderr).toContain('"Printer users" is in "Everybody"');
    await done('new-site-group', 'bob');
    const ambiguous = await run('add-site-group-member', 'Everybody', 'bob');
    expect(ambiguous.stderr).toMatch(/more than one "bob": a user \(.*a group \(/);
    await done('add-site-group-member', 'Everybody', 'bob', '-Kind', 'group');
    await done('set-site-group', 'bob', '-NewName', "Bob's");
    const members = ['get-site-group-member', 'Printer users'];
    expect((await piped(members, ['remove-site-group-member'])).code).toBe(0);
    expect(await named('Printer users')).toEqual([]);
    expect((await run('remove-site-group-member', 'Printer users', 'nobody')).code).toBe(3);

    expect((await run('remove-site-user', 'bob')).stderr).toContain('nobody can be asked here');
    expect((await piped(temps, ['remove-site-user', '-Force'])).code).toBe(0);
    expect((await objects('get-site-user')).map(({ name }) => name)).toEqual(['ada.king', 'Bob']);
    await done('remove-site-group', "Everybody,bob's", '-Force');
    expect((await objects('get-site-group')).map(({ name }) => name)).toEqual(['Printer users']);
    expect((await run('get-site-group', 'Everybody')).code).toBe(3);
  });

  it('says who may do what', async () => {
    expect(await run('new-site-user', 'ada')).toMatchObject({ code: 0 });
    await done('new-site-group', 'Readers');
    await done('add-site-group-member', 'Readers', 'ada');
    await done('grant-site-role', 'Reports.Read', 'Readers');
    const granted = await piped(['get-site-user'], ['grant-site-role', 'Printers.Publish']);
    expect(granted.code).toBe(0);
    const claim = 'claim:https://login.example.com#Printer admins';
    await done('grant-site-role', 'Site.Admin', claim);
    const shown = async (...words: string[]): Promise<unknown> =>
      (await objects('get-site-role', ...words)).map(({ role, name, through }) => [
        role,
        name,
        through,
      ]);
    expect(await shown()).toEqual([
      ['Printers.Publish', 'ada', null],
      ['Reports.Read', 'Readers', null],
      ['Site.Admin', claim, null],
    ]);
    expect(await shown('-Holder', 'ada')).toEqual([
      ['Printers.Publish', 'ada', null],
      ['Reports.Read', 'ada', 'Readers'],
    ]);
    expect(await shown('Reports.Read', '-All')).toHaveLength(2);
    expect(await offered(holderNames, '')).toEqual(['ada', 'Readers']);
    const own = await run('revoke-site-role', 'Reports.Read', 'ada', '-Force');
    expect(own.code).toBe(3);
    expect(own.stderr).toMatch(/"ada" has no role Reports.Read of its own.*through which group/s);
    expect((await piped(['get-site-role'], ['revoke-site-role', '-Force'])).code).toBe(0);
    expect(await shown()).toEqual([]);
    expect((await run('grant-site-role', 'Reports.Read', 'nobody')).stderr).toContain(
      'The site knows no user, group or client "nobody"',
    );
  });

  it('lets programs sign in, by a secret that is told once, or by their own key', async () => {
    const folder = await temporaryFolder();
    const secretPath = join(folder, 'nightly.secret');
    const [nightly] = await objects('new-site-client', 'nightly', '-SecretPath', secretPath);
    expect(nightly).toMatchObject({ signIn: 'secret', secret: null, secretPath });
    expect(await readFile(secretPath, 'utf8')).toMatch(/^[\w-]{43}\n$/);
    expect((await stat(secretPath)).mode & 0o777).toBe(0o600);
    const taken = await run('new-site-client', 'weekly', '-SecretPath', secretPath);
    expect(taken.stderr).toContain('is there already');
    const [weekly] = await objects('new-site-client', 'weekly');
    expect(weekly?.['secret']).toMatch(/^[\w-]{43}$/);

    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const [open, closed] = [join(folder, 'nightly.pub'), join(folder, 'nightly.key')];
    await writeFile(open, publicKey.export({ type: 'spki', format: 'pem' }));
    await writeFile(closed, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const reset = ['reset-site-client-credential', 'nightly', '-Force', '-PublicKeyPath'];
    expect((await run(...reset, closed)).stderr).toContain('what is in it is a private one');
    expect(await objects(...reset, open)).toMatchObject([{ signIn: 'key', secret: null }]);
    await done('set-site-client', 'weekly', '-Disable', '-NewName', 'yearly');
    expect(await objects('get-site-client')).toMatchObject([
      { name: 'nightly', signIn: 'key', enabled: true },
      { name: 'yearly', signIn: 'secret', enabled: false },
    ]);
    await done('remove-site-client', 'nightly,yearly', '-Force');
    expect(await objects('get-site-client')).toEqual([]);
    const unsaved = join(folder, 'no', 'such', 'folder');
    expect((await run('new-site-client', 'late', '-SecretPath', unsaved)).code).toBe(1);
    await expect(access(unsaved)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await objects('get-site-client')).toEqual([]);
  });
});
