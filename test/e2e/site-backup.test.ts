import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { hawser, hawserProgram, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { siteFolderIn, startSite, until, usedHome } from '../running-site.ts';

const password = 'correct horse battery';

interface Backup {
  readonly file: string;
  readonly id: string;
  /** With the file of the password. */
  readonly folder: string;
}

let made: Promise<Record<'withKeys' | 'plain', Backup>> | undefined;

/** One site is backed up for all tests, in both ways: none of them changes a backup. */
async function backedUp(which: 'withKeys' | 'plain' = 'plain'): Promise<Backup> {
  made ??= backUpTwice();
  return (await made)[which];
}

async function backUpTwice(): Promise<Record<'withKeys' | 'plain', Backup>> {
  const folder = await mkdtemp(join(inject('homes'), 'backups-'));
  await writeFile(join(folder, 'password'), `${password}\n`, { mode: 0o600 });
  const home = await usedHome();
  const site = await startSite({ home });
  const { id } = JSON.parse((await site.askAsAdmin('/admin/v1/site')).text) as { id: string };
  const backUp = async (name: string, ...words: readonly string[]): Promise<Backup> => {
    const file = join(folder, name);
    const { code, stderr } = await hawser(['backup-site', file, ...words], { home, cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return { file, id, folder };
  };
  const backups = {
    withKeys: await backUp('with-keys.backup', '-KeyPasswordFile', 'password'),
    plain: await backUp('plain.backup'),
  };
  await site.stop();
  return backups;
}

async function tested(home: string): Promise<readonly { check: string; result: string }[]> {
  const { stdout } = await hawserHere(['test-site', '-Output', 'json'], { home });
  return (JSON.parse(stdout) as { value: { check: string; result: string }[] }).value;
}

describe('a backup of a running site', () => {
  it('with its keys is the same site elsewhere, with the same authority', async () => {
    const { file, id, folder } = await backedUp('withKeys');
    const home = await temporaryFolder();
    const words = ['restore-site', file, '-KeyPasswordFile', join(folder, 'password')];
    const restored = await hawser(words, { home });
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    const started = Date.now();
    const site = await startSite({ home });
    const { id: idThere } = JSON.parse((await site.askAsAdmin('/admin/v1/site')).text) as {
      id: string;
    };
    expect(idThere).toBe(id);
    const results = await tested(home);
    expect(results.length).toBeGreaterThan(8);
    expect(results.filter(({ result }) => result === 'failed')).toEqual([]);
    // What the other site had not linked when it was backed up, as the record of that, is linked here.
    using database = new DatabaseSync(siteFolderIn(home).database, { readOnly: true });
    const records = database.prepare('select call, link from audit_record where time < ?');
    const before = records.all(started);
    expect(before.map(({ call }) => call)).toContain('backUpSite');
    expect(before.filter(({ link }) => link === null)).toEqual([]);
  });

  it('without its keys says what has to be given again, and the site passes its tests', async () => {
    const { file } = await backedUp();
    const home = await temporaryFolder();
    const { code, stderr } = await hawser(['restore-site', file], { home });
    expect(code).toBe(0);
    expect(stderr).toContain('These were not restored: site.key.');
    expect(stderr).toContain('authenticators have to be taken away');
    await startSite({ home });
    const results = await tested(home);
    expect(results.filter(({ result }) => result === 'failed')).toEqual([]);
  });

  it('is readable by its owner alone, and holds no key in the clear', async () => {
    const { file } = await backedUp('withKeys');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'latin1')).not.toContain('PRIVATE KEY');
  });

  it('needs a password that is long enough, before the site is asked', async () => {
    const home = await usedHome();
    const short = { home, env: { SHORT: '1234567' } };
    const words = ['backup-site', 'x', '-KeyPasswordEnv', 'SHORT'];
    const { code, stderr } = await hawserHere(words, short);
    expect(code).toBe(2);
    expect(stderr).toContain('SHORT holds cannot be -KeyPassword: a secret of 8');
  });

  it('that was cut short is refused whole: no site is there, and the right one still goes in', async () => {
    const { file } = await backedUp();
    const cut = `${file}.cut`;
    await writeFile(cut, await readFile(file));
    await truncate(cut, (await stat(cut)).size - 100);
    const home = await temporaryFolder();
    const refused = await hawser(['restore-site', cut], { home });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('is damaged');
    // Not even the folders that a site would be in.
    expect(await readdir(home)).toEqual([]);
    expect(await hawser(['restore-site', file], { home })).toMatchObject({ code: 0 });
  });

  it('with another password is refused, and nothing is restored', async () => {
    const { file } = await backedUp('withKeys');
    const home = await temporaryFolder();
    const { code, stderr } = await hawser(['restore-site', file, '-KeyPasswordEnv', 'WRONG'], {
      home,
      env: { WRONG: 'something else' },
    });
    expect(code).toBe(4);
    expect(stderr).toContain('The password does not open the keys');
    expect(await stat(siteFolderIn(home).database).catch(() => undefined)).toBeUndefined();
  });

  it('goes nowhere where a site is already', async () => {
    const { file } = await backedUp();
    const home = await usedHome();
    const { code, stderr } = await hawser(['restore-site', file], { home });
    expect(code).toBe(5);
    expect(stderr).toContain('There is a site in');
  });

  it('that is killed in the middle of a restore is no site until it is repeated', async () => {
    const { file } = await backedUp();
    const home = await temporaryFolder();
    const { restoring, root } = siteFolderIn(home);
    // As kill -9 leaves it: begun, and not ended.
    await mkdir(root, { recursive: true, mode: 0o700 });
    await writeFile(restoring, '');
    const started = await hawser(['start-site', '-Detach', '-Listen', '127.0.0.1:0'], { home });
    expect(started.stderr).toContain('was not finished');
    expect(await hawser(['restore-site', file], { home })).toMatchObject({ code: 0 });
    await startSite({ home });
  });
});

it('a backup that is interrupted leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  // A site that never comes to the end of what it gives.
  const endless = createServer((_, response) => {
    response.writeHead(200);
    const more = (): unknown => response.write(Buffer.alloc(2 ** 16), () => setTimeout(more, 5));
    more();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    endless.closeAllConnections();
    endless.close();
  });
  await once(endless, 'listening');
  const home = await usedHome();
  const profiles = join(home, 'config', 'profiles.json');
  const { port } = endless.address() as AddressInfo;
  const text = await readFile(profiles, 'utf8');
  await writeFile(profiles, text.replace(/https:[^"]*/, `http://127.0.0.1:${port}`));
  const child = spawn(process.execPath, [hawserProgram, 'backup-site', 'site.backup'], {
    cwd: folder,
    env: { ...process.env, HAWSER_HOME: home },
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await until(async () => (await readdir(folder)).length > 0);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(130);
  expect(await readdir(folder)).toEqual([]);
});

it('a copy that is started beside its original gets a profile of its own', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'site.backup');
  const home = await usedHome();
  const original = await startSite({ home });
  const env = { KEY: password };
  const saved = await hawser(['backup-site', file, '-KeyPasswordEnv', 'KEY'], { home, env });
  expect(saved).toMatchObject({ code: 0 });
  const copy = join(folder, 'copy');
  const restoring = ['restore-site', file, '-KeyPasswordEnv', 'KEY', '-DataFolder', copy];
  const words = [...restoring, '-Listen', '127.0.0.1:0'];
  expect(await hawser(words, { home, env })).toMatchObject({ code: 0 });
  await startSite({ home, words: ['-DataFolder', copy] });
  const shown = await hawserHere(['get-site', '-Property', 'url', '-Output', 'csv'], { home });
  expect(shown.stdout).toContain(original.running.url);
  const { stdout } = await hawserHere(['get-profile', '-Output', 'json'], { home });
  const { value } = JSON.parse(stdout) as { value: { name: string }[] };
  expect(value.map(({ name }) => name)).toEqual(['local', 'local-2']);
});

describe('a restore that was cut short', () => {
  it('after its last step is finished by the same one again', async () => {
    const { file, folder } = await backedUp('withKeys');
    const home = await temporaryFolder();
    const words = ['restore-site', file, '-KeyPasswordFile', join(folder, 'password')];
    expect(await hawser(words, { home })).toMatchObject({ code: 0 });
    // As kill -9 leaves it between the database and the mark.
    await writeFile(siteFolderIn(home).restoring, '');
    expect(await hawser(words, { home })).toMatchObject({ code: 0 });
    await startSite({ home });
    expect((await tested(home)).filter(({ result }) => result === 'failed')).toEqual([]);
  });

  it('leaves its key to no other site', async () => {
    const { file } = await backedUp();
    const home = await usedHome();
    const { restoring, key, database } = siteFolderIn(home);
    const before = await readFile(key, 'utf8');
    await rm(database);
    await writeFile(restoring, '');
    expect(await hawser(['restore-site', file], { home })).toMatchObject({ code: 0 });
    await startSite({ home });
    expect(await readFile(key, 'utf8')).not.toBe(before);
  });
});
