import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ended } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { type Built, build, checkout, install, run, runHere } from './installed.ts';

// Where no registry is: nothing listens on this port, and nothing may.
const nowhere = 'http://127.0.0.1:9/';

const programs = ['hawser', 'hawser-agent'];

let built: Built;
/** Installed as on this machine, and as on one that reaches no registry. */
let app: string;
let alone: string;

beforeAll(async () => {
  built = await build();
  app = join(built.folder, 'app');
  alone = join(built.folder, 'alone');
  await Promise.all([mkdir(app), mkdir(alone)]);
  await Promise.all([
    install(built.tarballs, app, ['--prefer-offline']),
    install(built.tarballs, alone, [`--registry=${nowhere}`, '--prefer-online']),
  ]);
}, 60_000);

afterAll(async () => built[Symbol.asyncDispose]());

async function hawser(words: readonly string[], env?: Record<string, string>): Promise<Ended> {
  return await run(app, 'hawser', words, env);
}

async function home(): Promise<Record<string, string>> {
  return { HAWSER_HOME: join(built.folder, `home-${crypto.randomUUID()}`) };
}

async function manifest(folder: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

describe.each(programs)('%s, installed from its package', (program) => {
  it.each(['--version', '-V'])('tells its version: %s', async (word) => {
    const { version } = await manifest(join(app, 'node_modules', program));
    expect(await run(app, program, [word])).toEqual({
      code: 0,
      stdout: `${program} ${String(version)}\n`,
      stderr: '',
    });
  });

  it('tells its version as an object', async () => {
    const { code, stdout } = await run(app, program, ['get-version', '-Output', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).value).toMatchObject([{ program, node: process.versions.node }]);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run(app, program, ['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`\n  ${program} <command>`);
    expect(stdout).toContain('get-version');
  });

  it('has every command in it', async () => {
    const { stdout } = await run(app, program, ['get-command', '-o', 'json']);
    const names = JSON.parse(stdout).value.map(({ typedName }: { typedName: string }) => typedName);
    expect(names).toEqual(expect.arrayContaining(['get-help', 'get-setting']));
    const ended = await runHere(
      join(app, 'node_modules', program),
      names.map((name: string) => `${name} -NoSuchParameter`),
    );
    expect(ended).toHaveLength(names.length);
    for (const each of ended) {
      expect(each).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('There is no parameter -NoSuchParameter'),
      });
    }
  });

  it('says so where node is too old', async () => {
    const old = join(built.folder, 'old.cjs');
    await writeFile(old, "Object.defineProperty(process.versions, 'node', { value: '18.20.0' });");
    const env = { NODE_OPTIONS: `--require=${old}` };
    const { code, stdout, stderr } = await run(app, program, ['get-version'], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${program} needs Node.js 24 or later; this is 18.20.0`);
  });

  it('brings all it needs, and the licences of what it brings', async () => {
    const folder = join(app, 'node_modules', program);
    const { dependencies, optionalDependencies, engines, license } = await manifest(folder);
    expect({ dependencies, optionalDependencies, engines, license }).toEqual({
      dependencies: undefined,
      optionalDependencies: { '@napi-rs/keyring': expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      engines: { node: '>=24' },
      license: 'Apache-2.0',
    });
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES', 'man']),
    );
    expect(await readdir(join(folder, 'man'))).toContain(`${program}.1`);
    const licences = await readFile(join(folder, 'THIRD-PARTY-LICENSES'), 'utf8');
    for (const name of ['@oclif/core', 'listr2', 'yaml']) {
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, (?:MIT|ISC)$`, 'm'));
    }
  });

  it('holds no path of the machine that it was built on', async () => {
    const folder = join(app, 'node_modules', program);
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async (file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text) => text.includes(checkout))).toEqual([]);
  });
});

/** What only the site is made of, and what else it brings. */
const siteOnly = ['fastify', 'kysely', 'pg', 'prom-client'];
const siteParts = [...siteOnly, '@azure/storage-blob', 'node-forge', 'pino', 'typebox'];

describe('a site of hawser, installed from its package', () => {
  it('runs in a home that was empty, and is well', async () => {
    const env = await home();
    const objects = async (...words: readonly string[]): Promise<unknown> => {
      const { code, stdout, stderr } = await hawser([...words, '-o', 'json'], env);
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
      return JSON.parse(stdout).value;
    };
    const started = await objects('start-site', '-Detach', '-Listen', '127.0.0.1:0');
    try {
      expect(started).toMatchObject([{ state: 'ready', profile: 'local' }]);
      expect(await objects('get-site')).toMatchObject([{ state: 'ready', trouble: [] }]);
      const checks = (await objects('test-site')) as readonly { result: string }[];
      expect(checks.length).toBeGreaterThan(5);
      expect(checks.filter(({ result }) => result !== 'passed')).toEqual([]);
    } finally {
      await objects('stop-site');
    }
    expect(await objects('get-site')).toMatchObject([{ state: 'stopped' }]);
  });

  it('reaches for a database and blobs that are elsewhere', async () => {
    const connection = join(built.folder, 'connection');
    const account = 'DefaultEndpointsProtocol=http;AccountName=account;AccountKey=a2V5';
    const endpoint = 'BlobEndpoint=http://127.0.0.1:9/account';
    await writeFile(connection, `${account};${endpoint}`, { mode: 0o600 });
    const elsewhere = [
      ['-Database', 'postgres://hawser@127.0.0.1:9/hawser'],
      ['-Blobs', 'azure://account/container', '-BlobConnectionFile', connection],
    ];
    for (const words of elsewhere) {
      const started = await hawser(
        ['start-site', '-Listen', '127.0.0.1:0', ...words],
        await home(),
      );
      expect(started).toMatchObject({
        code: 6,
        stderr: expect.stringMatching(/nothing listens there|ECONNREFUSED/),
      });
    }
  });

  it('is not in the package of the agent', async () => {
    const [own = '', agents = ''] = await Promise.all(
      programs.map(async (program) =>
        readFile(join(app, 'node_modules', program, 'THIRD-PARTY-LICENSES'), 'utf8'),
      ),
    );
    const named = (names: readonly string[], licences: string): readonly string[] =>
      names.filter((name) => new RegExp(`^${name} \\d`, 'm').test(licences));
    expect(named(siteParts, own)).toEqual(siteParts);
    expect(named(siteOnly, agents)).toEqual([]);
    const files = await readdir(join(app, 'node_modules/hawser-agent/lib'));
    expect(files.filter((name) => name.endsWith('-thread.js'))).toEqual([]);
  });
});

describe('hawser, installed from its package', () => {
  it('adds a profile and gives it back', async () => {
    const env = await home();
    const added = await hawser(['add-profile', 'office', 'https://office.example.com'], env);
    expect(added).toEqual({ code: 0, stdout: '', stderr: '' });
    const { stdout } = await hawser(['Get-Profile', '-Output:json'], env);
    expect(JSON.parse(stdout).value).toMatchObject([{ name: 'office', selected: true }]);
  });

  it('describes its commands as the sources do', async () => {
    const words = ['get-help', 'add-profile', '-Full', '-o', 'json'];
    expect((await hawser(words)).stdout).toBe((await hawserHere(words)).stdout);
  });

  it('completes commands, and values that a command knows', async () => {
    const env = await home();
    await hawser(['add-profile', 'office', 'https://office.example.com'], env);
    expect((await hawser(['--complete', '--', 'get-pro'])).stdout).toMatch(/^get-profile\t/);
    expect((await hawser(['--complete', '--', 'get-profile', ''], env)).stdout).toContain(
      'office\t',
    );
    expect((await hawser(['completion', 'bash'])).stdout).toContain('hawser');
  });

  it('writes YAML and measures wide characters, for which it loads packages late', async () => {
    const env = { HAWSER_VAULT_KEY_FILE: join(built.folder, '鍵é') };
    const words = ['get-setting', 'vaultKeyFile,home'];
    for (const format of ['yaml', 'table']) {
      const { code, stdout } = await hawser([...words, '-o', format], env);
      expect(code).toBe(0);
      expect(stdout).toBe((await hawserHere([...words, '-o', format], { env })).stdout);
    }
  });

  it('ends with the code of what went wrong', async () => {
    const env = await home();
    expect((await hawser(['get-profile', 'none'], env)).code).toBe(3);
    expect((await hawser(['get-profle'], env)).code).toBe(2);
    expect((await hawser(['add-profile', '-NonInteractive'], env)).code).toBe(2);
  });

  it('points at the sources where an error came from', async () => {
    const { stderr } = await hawser(['get-profile', 'none', '-Debug'], await home());
    expect(stderr).toContain('/packages/cli/src/commands/get-profile.ts:');
  });

  it('keeps secrets where no keyring can be installed', async () => {
    expect(await readdir(join(alone, 'node_modules'))).not.toContain('@napi-rs');
    const env = { ...(await home()), RUNBOOK_SECRET: 'correct horse battery staple' };
    const words = ['add-profile', 'nightly', 'https://office.example.com', '-ClientId', 'runbook'];
    const secret = ['-SignIn', 'client-secret', '-ClientSecretEnv', 'RUNBOOK_SECRET', '-PassThru'];
    const { code, stdout } = await run(alone, 'hawser', [...words, ...secret, '-o', 'jsonl'], env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'nightly', signIn: 'client-secret' });
  });
});
