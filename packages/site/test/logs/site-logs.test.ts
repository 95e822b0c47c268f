import { spawnSync } from 'node:child_process';
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Secret } from '@hawser/core/secret';
import { followLogs } from '@hawser/core/site/logs/follow-logs';
import { readLogs } from '@hawser/core/site/logs/read-logs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSiteLogs, type SiteLogsOptions } from '../../src/logs/open-site-logs.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

async function openLogs(options: Partial<SiteLogsOptions> = {}) {
  const folder = options.folder ?? join(await temporaryFolder(), 'logs');
  const logs = openSiteLogs({ folder, level: 'info', foreground: false, ...options });
  onTestFinished(async () => logs.close());
  return { folder, logs };
}

async function messages(folder: string): Promise<string[]> {
  return (await Array.fromAsync(readLogs({ folder }))).map(({ message }) => message);
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('the logs of a site', () => {
  test('are a file for each component, for its user only', async () => {
    const { folder, logs } = await openLogs();
    logs.component('store').info({ rows: 3 }, 'kept');
    logs.component('site').warn('hot');
    logs.component('site').debug('unheard');
    logs.component('certificates');
    expect(logs.component('site')).toBe(logs.component('site'));
    expect(await readdir(folder)).toEqual(['site.log', 'store.log']);
    expect(JSON.parse(await readFile(join(folder, 'store.log'), 'utf8'))).toEqual({
      level: 'info',
      time: expect.any(String),
      component: 'store',
      rows: 3,
      msg: 'kept',
    });
    expect(await modeOf(folder)).toBe(0o700);
    expect(await modeOf(join(folder, 'site.log'))).toBe(0o600);
    // Within a millisecond nobody knows which came first.
    expect((await messages(folder)).toSorted()).toEqual(['hot', 'kept']);
  });

  test('are told to be unwritable when they are opened', async () => {
    const folder = join(await temporaryFolder(), 'file');
    await writeFile(folder, '');
    const open = async (path: string) => openLogs({ folder: path });
    await expect(open(join(folder, 'logs'))).rejects.toMatchObject({ code: 'file-unwritable' });
  });

  test('have no component whose name is a path', async () => {
    const { logs } = await openLogs();
    for (const name of ['../site', '', 'a/b', 'Site', 'a.log']) {
      expect(() => logs.component(name)).toThrow(RangeError);
    }
  });

  test('hold no line that a reader would not take', async () => {
    const { folder, logs } = await openLogs();
    logs.component('site').error({ body: 'é'.repeat(60_000) }, 'much '.repeat(10_000));
    logs.component('site').info({ body: 'x'.repeat(60_000) }, 'fits');
    const entries = await Array.fromAsync(readLogs({ folder }));
    expect(entries).toMatchObject([
      { level: 'error', message: 'much '.repeat(800), detail: { cutFrom: expect.any(Number) } },
      { level: 'info', message: 'fits', detail: { body: 'x'.repeat(60_000) } },
    ]);
  });
});

describe('a log that grows', () => {
  test('goes on in a new file, and only so many old ones are kept', async () => {
    const { folder, logs } = await openLogs({ maxBytes: 1000, keep: 2 });
    for (let at = 0; at < 100; at++) logs.component('site').info(`line ${at}`);
    expect(await readdir(folder)).toEqual(['site.log', 'site.log.1', 'site.log.2']);
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1000);
      expect(await modeOf(join(folder, name))).toBe(0o600);
    }
    const left = await messages(folder);
    expect(left).toEqual(Array.from(left, (_, at) => `line ${100 - left.length + at}`));
    expect(left.length).toBeGreaterThan(20);
  });

  test('loses no line and tears none, while it is followed', async () => {
    const { folder, logs } = await openLogs({ maxBytes: 20_000, keep: 100 });
    const count = 5000;
    logs.component('site').info('line 0');
    const stopping = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const { message } of followLogs({ folder }, { signal: stopping.signal })) {
        seen.push(message);
        if (message === `line ${count - 1}`) return;
      }
    })();
    for (let at = 1; at < count; at++) {
      logs.component('site').info(`line ${at}`);
      if (at % 50 === 0) await new Promise(setImmediate);
    }
    await following;
    const all = Array.from({ length: count }, (_, at) => `line ${at}`);
    expect(seen).toEqual(all);
    expect(await messages(folder)).toEqual(all);
    expect((await readdir(folder)).length).toBeGreaterThan(15);
  });

  test('goes on in the same file where no other can be begun', async () => {
    const { folder, logs } = await openLogs({ maxBytes: 300, keep: 1 });
    // Where the older file would be is a folder, which can be neither replaced nor removed.
    await mkdir(join(folder, 'site.log.1', 'full'), { recursive: true });
    for (let at = 0; at < 20; at++) logs.component('site').info(`line ${at}`);
    await rm(join(folder, 'site.log.1'), { recursive: true });
    expect(await messages(folder)).toHaveLength(20);
  });

  test('goes on where it was when the site starts again', async () => {
    const { folder, logs } = await openLogs();
    logs.component('site').info('before');
    await logs.close();
    logs.component('site').info('after the end');
    await appendFile(join(folder, 'site.log'), '{"level":"info","time":"2026-01-');
    const again = await openLogs({ folder });
    again.logs.component('site').info('after');
    expect(await messages(folder)).toEqual(['before', 'after']);
  });
});

describe('a log whose file goes away', () => {
  test('begins it anew, folder and all', async () => {
    const { folder, logs } = await openLogs();
    const log = logs.component('site');
    log.info('deleted');
    await rm(join(folder, 'site.log'));
    log.info('moved');
    await rename(join(folder, 'site.log'), join(folder, 'elsewhere'));
    log.info('deleted with the folder');
    await rm(folder, { recursive: true });
    log.info('there');
    log.info('and there');
    expect(await messages(folder)).toEqual(['there', 'and there']);
    expect(await modeOf(folder)).toBe(0o700);
  });
});

const mountable =
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']).status === 0;

describe.runIf(mountable)('a log on a full disk', () => {
  test('loses lines, lets the site go on, and tells how many when there is room', async () => {
    const folder = await temporaryFolder();
    const script = 'mount -t tmpfs -o size=64k tmpfs "$0" && exec "$@"';
    const child = fileURLToPath(new URL('log-until-full.ts', import.meta.url));
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['--mount', 'sh', '-c', script, folder, process.execPath, child, folder],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '--no-warnings' } },
    );
    expect(stderr).toBe('');
    const told = JSON.parse(stdout);
    expect(told.whileFull).toBeGreaterThan(100);
    expect(told.torn).toBe(0);
    expect(told.after).toEqual([
      `${2000 - told.whileFull} lines are lost: the disk is full`,
      'room again',
    ]);
  });
});

describe('in the foreground', () => {
  test('each entry is also a line for a person, without secrets and colours', async () => {
    const stderr = new PassThrough({ encoding: 'utf8' });
    const { logs } = await openLogs({ foreground: true, stderr, env: {} });
    const secret = new Secret('hunter2hunter2');
    logs
      .component('store')
      .warn({ url: 'pg://x', token: 'abc' }, `odd\u001b[2J ${secret.reveal()}`);
    expect(stderr.read()).toMatch(
      /^\S+Z warn {2}store {6}odd\\x1b\[2J \[secret\] url=pg:\/\/x token=\[secret\]\n$/,
    );
  });

  test('colours are for a terminal, and not where nobody wants them', async () => {
    const shown = async (env: Record<string, string>): Promise<unknown> => {
      const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true });
      const { logs } = await openLogs({ foreground: true, stderr, env });
      logs.component('site').info('here');
      return stderr.read();
    };
    expect(await shown({})).toContain('\u001b[');
    expect(await shown({ NO_COLOR: '1' })).not.toContain('\u001b');
    expect(await shown({ TERM: 'dumb' })).not.toContain('\u001b');
  });

  test('a reader who has gone or sleeps costs neither the site nor its memory', async () => {
    const stderr = new PassThrough({ highWaterMark: 100 });
    const { folder, logs } = await openLogs({ foreground: true, stderr, env: {} });
    for (let at = 0; at < 3000; at++) logs.component('site').info('x'.repeat(1500));
    expect(stderr.writableLength).toBeLessThan(1_200_000);
    stderr.destroy(new Error('EPIPE'));
    await new Promise(setImmediate);
    logs.component('site').info('on');
    expect((await messages(folder)).at(-1)).toBe('on');
  });
});
