import { once } from 'node:events';
import { access, chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hasSite, holdSiteFolder, isHeld } from '../../src/site/hold-site-folder.ts';
import { readRunningSite } from '../../src/site/running-site.ts';
import { siteFolder, type SiteFolder } from '../../src/site/site-folder.ts';
import { killed, startScript } from '../child-script.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const holdAndSay = fileURLToPath(new URL('hold-and-say.ts', import.meta.url));

async function newFolder(): Promise<SiteFolder> {
  return siteFolder(join(await temporaryFolder(), 'a', 'site'));
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

describe('a data folder', () => {
  test('is made for its user alone, with what leads to it', async () => {
    const folder = await newFolder();
    const held = await holdSiteFolder(folder);
    expect(await modeOf(folder.root)).toBe('700');
    expect(await hasSite(folder)).toBe(false);
    await held.release();
  });

  test('that somebody has just made is taken from the others', async () => {
    const folder = await newFolder();
    await mkdir(folder.root, { recursive: true });
    await chmod(folder.root, 0o755);
    await (await holdSiteFolder(folder)).release();
    expect(await modeOf(folder.root)).toBe('700');
  });

  test.each([0o750, 0o705, 0o710, 0o777])(
    'that others have rights to is refused: %o',
    async (mode) => {
      const folder = await newFolder();
      await mkdir(folder.root, { recursive: true });
      await writeFile(folder.settings, '');
      await chmod(folder.root, mode);
      await expect(holdSiteFolder(folder)).rejects.toMatchObject({
        code: 'site-folder-exposed',
        hint: `Take them away: chmod 700 '${folder.root}'`,
      });
      expect(await modeOf(folder.root)).toBe(mode.toString(8));
    },
  );

  test.skipIf(process.getuid?.() !== 0)('of another user is refused', async () => {
    const folder = await newFolder();
    await mkdir(folder.root, { recursive: true, mode: 0o700 });
    await chown(folder.root, 65_534, 65_534);
    await expect(holdSiteFolder(folder)).rejects.toMatchObject({ code: 'site-folder-foreign' });
  });

  test('that is a file is refused', async () => {
    const root = join(await temporaryFolder(), 'site');
    await writeFile(root, '');
    await expect(holdSiteFolder(siteFolder(root))).rejects.toMatchObject({
      code: 'site-folder-unusable',
      hint: expect.stringMatching(/\w/),
    });
  });
});

describe('a data folder that is held', () => {
  test('is not held a second time, and it is told by whom', async () => {
    const folder = await newFolder();
    const holder = startScript(holdAndSay, [folder.root]);
    await once(holder.stdout!, 'data');
    expect(await isHeld(folder)).toBe(true);
    await expect(holdSiteFolder(folder)).rejects.toMatchObject({
      code: 'site-folder-held',
      message: expect.stringContaining(
        `process ${holder.pid} since 2027-04-05T00:00:00.000Z, at https://site.example.com`,
      ),
    });
    const gone = once(holder, 'exit');
    holder.stdin!.end();
    await gone;
    expect(await isHeld(folder)).toBe(false);
    await expect(access(folder.running)).rejects.toThrow('ENOENT');
  });

  test('is free again after kill -9, whatever its holder has left', async () => {
    const folder = await newFolder();
    for (let round = 0; round < 3; round += 1) {
      const holder = startScript(holdAndSay, [folder.root]);
      await once(holder.stdout!, 'data');
      await killed(holder);
      expect(await isHeld(folder)).toBe(false);
      expect(await readRunningSite(folder.running)).toMatchObject({ pid: holder.pid });
    }
    await (await holdSiteFolder(folder)).release();
  });

  test('while nobody has said who holds it, it is said how to find out', async () => {
    const folder = await newFolder();
    const held = await holdSiteFolder(folder);
    await expect(holdSiteFolder(folder)).rejects.toMatchObject({
      code: 'site-folder-held-unknown',
      hint: expect.stringContaining(`fuser ${join(folder.root, 'site.lock')}`),
    });
    // Or what was said cannot be read.
    await writeFile(folder.running, '{"pid": -1}');
    await expect(holdSiteFolder(folder)).rejects.toMatchObject({
      code: 'site-folder-held-unknown',
    });
    await held.release();
  });

  test('is held by one of those who begin at once', async () => {
    const folder = await newFolder();
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, async () => holdSiteFolder(folder)),
    );
    const held = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(held).toHaveLength(1);
    for (const each of all) {
      if (each.status === 'rejected') {
        expect(each.reason).toMatchObject({ kind: 'conflict', hint: expect.stringMatching(/\w/) });
      }
    }
    await held[0]?.release();
  });
});

describe('what a site says of itself', () => {
  const whole = {
    pid: 12,
    host: 'here',
    version: '1',
    started: '2027-04-05T00:00:00.000Z',
    url: 'https://site.example.com',
    certificateUrl: 'https://localhost:8444',
    drainSeconds: 30,
  };
  test.each([
    ['pid', 0],
    ['pid', -1],
    ['pid', 1.5],
    ['pid', '12'],
    ['url', null],
    ['drainSeconds', -1],
  ])('is not believed when it is no such thing: %s %j', async (name, value) => {
    const path = join(await temporaryFolder(), 'running.json');
    await writeFile(path, JSON.stringify({ ...whole, [name]: value }));
    await expect(readRunningSite(path)).rejects.toMatchObject({ code: 'file-wrong-shape' });
    await writeFile(path, JSON.stringify(whole));
    expect(await readRunningSite(path)).toEqual(whole);
  });
});
