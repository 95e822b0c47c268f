import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretNameOf } from '@hawser/core/identity/secret-names';
import { openVault } from '@hawser/core/identity/vault';
import { expect, it } from 'vitest';
import { hawser as hawserProcess, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';

interface Shown {
  readonly name: string;
  readonly selected: boolean;
}

async function profiles(home: string): Promise<Shown[]> {
  const { stdout } = await hawser(['get-profile', '-o', 'json'], { home });
  return (JSON.parse(stdout) as { value: Shown[] }).value;
}

it('a profile is added, selected and removed', async () => {
  const home = await temporaryFolder();
  await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
  await hawser(['Add-Profile', '-Url', 'https://two.example.com/', '-Name:two'], { home });
  expect(await profiles(home)).toMatchObject([
    { name: 'one', selected: true },
    { name: 'two', selected: false, url: 'https://two.example.com' },
  ]);

  const chosen = await hawser(['select-profile', 'TWO', '-PassThru', '-o', 'jsonl'], { home });
  expect(JSON.parse(chosen.stdout)).toMatchObject({ name: 'two', selected: true });

  const removed = await hawser(['remove-profile', 'two,three', '-Force'], { home });
  expect(removed).toMatchObject({ code: 3, stdout: '' });
  expect(removed.stderr).toContain('There is no profile "three".');
  expect(await profiles(home)).toMatchObject([{ name: 'one', selected: false }]);
});

it('a profile is not replaced unless that is said', async () => {
  const home = await temporaryFolder();
  await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
  const again = await hawser(['add-profile', 'ONE', 'https://other.example.com'], { home });
  expect(again.code).toBe(5);
  expect(again.stderr).toContain('There is a profile "one" already.');
  const forced = await hawser(['add-profile', 'ONE', 'https://other.example.com', '-Force'], {
    home,
  });
  expect(forced.code).toBe(0);
  expect(await profiles(home)).toMatchObject([{ name: 'ONE', url: 'https://other.example.com' }]);
});

it.each([
  'http://one.example.com',
  'ftp://x',
  'https://user:pw@x',
  'https://@x',
  'https://x/?',
  'https://x/#a',
  'https://x:0',
  'https://x\\@y',
  'x',
])('a profile is not for %s', async (url) => {
  const home = await temporaryFolder();
  const { code, stderr } = await hawser(['add-profile', 'one', url], { home });
  expect(code).toBe(2);
  expect(stderr).toContain(`-Url cannot be "${url}"`);
});

it('a client secret goes into the vault and nowhere else', async () => {
  const home = await temporaryFolder();
  const words = ['-SignIn', 'client-secret', '-ClientId', 'runbook', '-ClientSecretEnv', 'PW'];
  const { code } = await hawser(['add-profile', 'one', 'https://one.example.com', ...words], {
    home,
    env: { PW: 'hunter22' },
  });
  expect(code).toBe(0);
  expect(await readFile(join(home, 'config/profiles.json'), 'utf8')).not.toContain('hunter22');
  expect(await readFile(join(home, 'data/vault.json'), 'utf8')).not.toContain('hunter22');
  expect((await stat(join(home, 'data/vault.json'))).mode & 0o777).toBe(0o600);
});

it('no secret is left without its profile, and none belongs to another', async () => {
  const home = await temporaryFolder();
  const vault = await openVault({ kind: 'file', folder: join(home, 'data'), env: {} });
  const add = async (id: string, ...words: string[]) =>
    await hawserProcess(
      [
        'add-profile',
        'one',
        'https://one.example.com',
        '-SignIn',
        'client-secret',
        '-ClientId',
        id,
      ].concat('-ClientSecretEnv', 'PW', words),
      { home, env: { PW: `secret of ${id}` } },
    );

  const both = await Promise.all([add('first'), add('second')]);
  expect(both.map(({ code }) => code).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([0, 5]);
  const winner = both[0]?.code === 0 ? 'first' : 'second';
  const { stdout } = await hawser(['get-profile', 'one', '-o', 'jsonl'], { home });
  expect(JSON.parse(stdout)).toMatchObject({ clientId: winner });
  expect((await vault.get(secretNameOf('one')))?.reveal()).toBe(`secret of ${winner}`);

  await hawser(['add-profile', 'ONE', 'https://one.example.com', '-Force'], { home });
  expect(await vault.names()).toEqual([]);
  await add('third', '-Force');
  expect(await vault.names()).toHaveLength(1);
  await hawser(['remove-profile', 'one', '-Force'], { home });
  expect(await vault.names()).toEqual([]);
});

it('a secret is refused where nothing would use it', async () => {
  const home = await temporaryFolder();
  const words = ['add-profile', 'one', 'https://one.example.com', '-SignIn', 'browser'];
  words.push('-ClientSecretEnv', 'PW');
  const { code, stderr } = await hawser(words, { home, env: { PW: 'hunter22' } });
  expect(code).toBe(2);
  expect(stderr).toContain('-ClientSecret and -SignIn browser cannot be given together.');
});

it('a way to sign in says all that it lacks', async () => {
  const home = await temporaryFolder();
  const words = ['add-profile', 'one', 'https://one.example.com', '-SignIn', 'client-secret'];
  const { code, stderr } = await hawser(words, { home });
  expect(code).toBe(2);
  expect(stderr).toContain(
    'What must be given is missing: -ClientId, -ClientSecret (by -ClientSecretFile, ',
  );
});

it('profiles go from one command into another', async () => {
  const home = await temporaryFolder();
  const stdin =
    '{"name":"a","url":"https://a.example.com"}\n{"name":"b","url":"https://b.example.com"}\n';
  await hawser(['add-profile', '-InputObject', '-'], { home, stdin });
  const list = await hawser(['get-profile', '-o', 'json'], { home });
  await hawser(['remove-profile', '-InputObject', '-', '-Force'], { home, stdin: list.stdout });
  expect(await profiles(home)).toEqual([]);
});

it('eight processes at once lose no profile', async () => {
  const home = await temporaryFolder();
  const names = Array.from({ length: 8 }, (_, index) => `p${index}`);
  await Promise.all(
    names.map(async (name) =>
      hawserProcess(['add-profile', name, `https://${name}.example.com`], { home }),
    ),
  );
  expect((await profiles(home)).map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

it('an address is kept in one form', async () => {
  const home = await temporaryFolder();
  await hawser(['add-profile', 'one', 'https://ONE.example.com:443/site//'], { home });
  expect(await profiles(home)).toMatchObject([{ url: 'https://one.example.com/site' }]);
});

it('-WhatIf changes nothing', async () => {
  const home = await temporaryFolder();
  const words = ['add-profile', 'one', 'https://one.example.com', '-WhatIf'];
  const { code, stderr } = await hawser(words, { home });
  expect(code).toBe(0);
  expect(stderr).toBe('What if: Performing the operation "Add Profile" on target "one".\n');
  expect(await profiles(home)).toEqual([]);
});

it('a profile is changed, and what is not given stays as it is', async () => {
  const home = await temporaryFolder();
  const env = { PW: 'hunter22' };
  const secret = ['-ClientId', 'runbook', '-ClientSecretEnv', 'PW'];
  await hawser(['add-profile', 'one', 'https://one.example.com', ...secret], { home, env });
  await hawser(['set-setting', 'timeoutSec', '30'], { home });
  const set = async (...words: string[]) => {
    const ended = await hawser(['set-profile', 'ONE', '-PassThru', '-o', 'jsonl', ...words], {
      home,
    });
    return JSON.parse(ended.stdout) as unknown;
  };
  const kept = { name: 'one', selected: true, settings: { timeoutSec: '30' } };
  expect(await set('-Url', 'https://two.example.com')).toMatchObject({
    ...kept,
    url: 'https://two.example.com',
    signIn: 'client-secret',
    clientId: 'runbook',
  });
  const vault = await openVault({ kind: 'file', folder: join(home, 'data'), env: {} });
  expect(await vault.names()).toHaveLength(1);
  expect(await set('-SignIn', 'browser')).toMatchObject({
    ...kept,
    signIn: 'browser',
    clientId: null,
  });
  expect(await vault.names()).toEqual([]);
});

it('a profile that is named and not there is a mistake, whatever the command', async () => {
  const { code, stderr } = await hawser(['get-version', '-Profile', 'none']);
  expect(code).toBe(3);
  expect(stderr).toContain('There is no profile "none".');
});

it('a setting is kept in the profile, below flag and environment', async () => {
  const home = await temporaryFolder();
  await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
  await hawser(['set-setting', 'timeoutsec', '30'], { home });
  const setting = async (words: string[], env = {}) => {
    const { stdout } = await hawser(['get-setting', 'timeoutSec', '-o', 'jsonl', ...words], {
      home,
      env,
    });
    const { value, source, from } = JSON.parse(stdout) as Record<string, unknown>;
    return [value, source, from];
  };
  expect(await setting([])).toEqual([30, 'profile', 'one']);
  expect(await setting([], { HAWSER_TIMEOUT_SEC: '20' })).toEqual([
    20,
    'environment',
    'HAWSER_TIMEOUT_SEC',
  ]);
  expect(await setting(['-TimeoutSec', '10'], { HAWSER_TIMEOUT_SEC: '20' })).toEqual([
    10,
    'flag',
    null,
  ]);
  await hawser(['reset-setting', 'timeoutSec'], { home });
  expect(await setting([])).toEqual([null, 'default', null]);
});

it('settings that are wrong say so', async () => {
  const home = await temporaryFolder();
  await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
  const cases = [
    [['set-setting', 'timeoutSec', 'soon'], 2, 'timeoutSec in -Value cannot be "soon"'],
    [['set-setting', 'colour', 'red'], 3, 'There is no setting "colour".'],
    [['set-setting', 'home', '/x'], 2, 'Set the environment variable HAWSER_HOME instead.'],
  ] as const;
  for (const [words, code, message] of cases) {
    const ended = await hawser(words, { home });
    expect(ended).toMatchObject({ code });
    expect(ended.stderr).toContain(message);
  }
  const { stderr } = await hawser(['get-version'], { home, env: { HAWSER_OUTPUT: 'xml' } });
  expect(stderr).toContain('output in the environment variable HAWSER_OUTPUT cannot be "xml"');
});

it.each([
  ['not JSON', '{"version": 1,', 'profiles.json'],
  ['of another shape', '{"version":1,"profiles":{"a":{"url":"x"}}}', 'profile "a": "url" is not'],
  [
    'with something nobody knows',
    '{"version":1,"profiles":{"a":{"url":"https://a","signIn":"browser","note":"mine"}}}',
    'profile "a" has "note", which is not known',
  ],
  [
    'with a setting that cannot be',
    '{"version":1,"profiles":{"a":{"url":"https://a","signIn":"browser","settings":{"output":"xml"}}}}',
    'setting "output" cannot be "xml"',
  ],
  [
    'with a setting nobody knows',
    '{"version":1,"profiles":{"a":{"url":"https://a","signIn":"browser","settings":{"x":"1"}}}}',
    'no profile has a setting "x"',
  ],
])('a profile file that is %s is named and never overwritten', async (_, content, message) => {
  const home = await temporaryFolder();
  await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
  const file = join(home, 'config/profiles.json');
  await writeFile(file, content);
  for (const words of [
    ['get-profile'],
    ['add-profile', 'two', 'https://x'],
    ['remove-profile', 'a', '-Force'],
  ]) {
    const { code, stderr } = await hawser(words, { home });
    expect(code).not.toBe(0);
    expect(stderr).toContain(file);
    expect(stderr).toContain(message);
  }
  expect(await readFile(file, 'utf8')).toBe(content);
  // What needs no profile goes on, with a warning.
  const version = await hawser(['get-version'], { home });
  expect(version.code).toBe(0);
  expect(version.stderr).toContain(`WARNING: `);
});
