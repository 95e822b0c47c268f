import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Ended, hawser, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { siteFolderIn, startSite, usedHome } from '../running-site.ts';

const loopback = ['-Listen', '127.0.0.1:0'];

async function start(home: string, ...words: string[]): Promise<Ended> {
  return await hawser(['start-site', ...words], { home });
}

async function withSettings(yaml: string): Promise<string> {
  const home = await temporaryFolder();
  const { root, settings } = siteFolderIn(home);
  await mkdir(root, { recursive: true, mode: 0o700 });
  await writeFile(settings, yaml);
  return home;
}

describe('a second start in one data folder', () => {
  it.each([[[]], [['-Detach']]])('says who holds it: %j', async (words: string[]) => {
    const { home, running } = await startSite({ home: await usedHome() });
    const { code, stderr } = await start(home, ...loopback, ...words);
    expect(code).toBe(5);
    expect(stderr).toContain(
      `already: process ${running.pid} since ${running.started}, at ${running.url}.`,
    );
    expect(stderr).toContain('Stop it first: hawser stop-site -DataFolder ');
  });
});

it('-WhatIf is refused where a site runs already', async () => {
  const { home, running } = await startSite({ home: await usedHome() });
  const { code, stdout, stderr } = await hawserHere(['start-site', '-WhatIf'], { home });
  expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
  expect(stderr).toContain(`already: process ${running.pid}`);
});

describe('a port that somebody else has', () => {
  it.each(['-Listen', '-CertificateListen', '-MetricsListen'])('is told: %s', async (flag) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    const home = await usedHome();
    const given = flag === '-Listen' ? [flag, address] : [...loopback, flag, address];
    const { code, stderr } = await start(home, ...given, '-Detach');
    expect(code).toBe(5);
    expect(stderr).toContain(`Another process listens at ${address} already.`);
    expect(stderr).toContain(`by ${flag}`);
    // And the folder is free again for a start that goes well.
    const site = await startSite({ home });
    expect((await site.ask('/healthz')).status).toBe(200);
  });
});

it('a first start that is refused leaves nothing of a site, and the next takes over none of it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const home = await temporaryFolder();
  const { root, settings } = siteFolderIn(home);
  const taken = `127.0.0.1:${(other.address() as AddressInfo).port}`;
  const words = [...loopback, '-MetricsListen', taken, '-LogLevel', 'debug'];
  expect((await start(home, ...words, '-Detach')).code).toBe(5);
  expect((await readdir(root)).toSorted()).toEqual(['output.txt', 'site.lock']);
  const site = await startSite({ home });
  const written = await readFile(settings, 'utf8');
  expect(written).toContain('listen: ');
  expect(written).not.toContain('logLevel: ');
  expect(written).not.toContain('metricsListen: ');
  expect(await site.stop()).toBe(0);
});

describe('a settings file', () => {
  it.each([
    ['listen: 127.0.0.1:0\nlogLevle: debug\n', 'Line 2 of', '"logLevle"'],
    ['listen: 127.0.0.1:0\ndrain_seconds: 5\n', 'Line 2 of', 'It is written drainSeconds.'],
    ['listen: 127.0.0.1:0\n\nservices: {a: b}\n', 'Line 3 of', 'services is not a text or a list'],
    ['listen: "127\n', 'Line ', 'cannot be understood'],
    ['listen: 127.0.0.1:0\nlogLevel: loud\n', 'line 2 of', 'one of debug, info, warn, error'],
  ])('with a mistake is told with its place: %j', async (yaml, where, what) => {
    const home = await withSettings(yaml);
    const { code, stderr } = await hawserHere(['start-site'], { home });
    expect(code).toBe(2);
    expect(stderr).toContain(where);
    expect(stderr).toContain(what);
    expect(stderr).toContain(siteFolderIn(home).settings);
    expect(await readdir(siteFolderIn(home).root)).toEqual(['site.yaml']);
  });

  it('with several mistakes is told with how many, and how to see them all', async () => {
    const home = await withSettings('logLevle: debug\ndrainSeconds: long\nservices: nope\n');
    const file = siteFolderIn(home).settings;
    const words = ['start-site', '-SettingsFile', file];
    const { code, stderr } = await hawserHere(words, { home });
    expect(code).toBe(2);
    expect(stderr).toContain('It is the first of 3 mistakes in the settings.');
    expect(stderr).toContain(`hawser test-site-settings -SettingsFile '${file}'`);
  });

  it('that was named has to be there', async () => {
    const home = await temporaryFolder();
    const words = ['start-site', '-SettingsFile', join(home, 'none.yaml')];
    const { code, stderr } = await hawserHere(words, { home });
    expect(code).toBe(3);
    expect(stderr).toContain(`There is no settings file ${join(home, 'none.yaml')}.`);
  });
});

it('-WhatIf shows what would be started, and starts and makes nothing', async () => {
  const home = await temporaryFolder();
  const words = ['start-site', '-WhatIf', '-Detach', '-Listen', '127.0.0.1:9443'];
  const { code, stdout, stderr } = await hawserHere([...words, '-o', 'json'], { home });
  const { root, database, blobs } = siteFolderIn(home);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    value: [
      {
        state: 'planned',
        url: 'https://localhost:9443',
        certificateUrl: 'https://localhost:9444',
        dataFolder: root,
        makesFolder: true,
        listen: '127.0.0.1:9443',
        database,
        blobs,
      },
    ],
  });
  expect(stderr).toContain(`"Start Site" on target "the site in ${siteFolderIn(home).root}"`);
  expect(await readdir(home)).toEqual([]);
});

it('a data folder that others have rights to is not taken', async () => {
  const home = await withSettings('');
  const { root } = siteFolderIn(home);
  await chmod(root, 0o750);
  const { code, stderr } = await start(home, ...loopback, '-Detach');
  expect(code).toBe(4);
  expect(stderr).toContain('(mode 750)');
  expect(stderr).toContain(`chmod 700 '${root}'`);
});

it('a service that there is not is told, with those there are', async () => {
  const home = await temporaryFolder();
  for (const command of ['start-site', 'test-site-settings']) {
    const { code, stderr } = await hawser([command, ...loopback, '-Services', 'nope'], { home });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no service "nope".');
    expect(stderr).toContain('Choose of these: admin');
  }
  // It is said before anything of a site is made.
  expect(await readdir(home)).toEqual([]);
});
