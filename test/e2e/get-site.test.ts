import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdSiteFolder } from '@hawser/core/site/hold-site-folder';
import { siteFolder } from '@hawser/core/site/site-folder';
import { expect, it } from 'vitest';
import type { Ended } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { siteFolderIn, startSite, usedHome } from '../running-site.ts';

type Shown = Readonly<Record<string, unknown>>;

async function getSite(
  home: string,
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly site: Shown | undefined }> {
  const ended = await hawserHere(['get-site', ...words, '-o', 'json'], { home, env });
  const { value } = (ended.stdout === '' ? { value: [] } : JSON.parse(ended.stdout)) as {
    value: Shown[];
  };
  return { ...ended, site: value[0] };
}

it('a data folder that is named comes before the profile', async () => {
  const home = await usedHome();
  const one = await startSite({ home });
  const other = join(home, 'other');
  const second = await startSite({ home, words: ['-DataFolder', other] });
  const env = { HAWSER_SITE_DATA_FOLDER: other };
  const usual = { state: 'ready', url: one.running.url };
  const named = {
    state: 'ready',
    url: second.running.url,
    process: second.running.pid,
    dataFolder: other,
  };
  expect((await getSite(home)).site).toMatchObject({ ...usual, process: one.running.pid });
  expect((await getSite(home, ['-DataFolder', other])).site).toMatchObject(named);
  expect((await getSite(home, [], env)).site).toMatchObject(named);
  expect((await getSite(home, ['-Profile', 'local'], env)).site).toMatchObject(usual);
  expect((await getSite(home, ['-Profile', 'local-2'])).site).toMatchObject({
    url: second.running.url,
  });

  // Whose profile leads elsewhere by now cannot be asked, and is not taken for another one.
  await hawserHere(['set-profile', 'local-2', '-Url', one.running.certificateUrl], { home });
  const lost = await getSite(home, ['-DataFolder', other]);
  expect(lost).toMatchObject({ code: 4, site: undefined });
  expect(lost.stderr).toContain(`A site runs in ${other}, process ${second.running.pid}, but`);

  await second.stop();
  expect((await getSite(home, ['-DataFolder', other])).site).toMatchObject({
    state: 'stopped',
    url: null,
    dataFolder: other,
  });
});

it('of a data folder where a site is only starting that is said', async () => {
  const home = await usedHome();
  const folder = siteFolderIn(home);
  const held = await holdSiteFolder(folder);
  try {
    expect((await getSite(home, ['-DataFolder', folder.root])).site).toMatchObject({
      state: 'starting',
      dataFolder: folder.root,
    });
  } finally {
    await held.release();
  }
});

it('a data folder without a site is told, whatever the profile leads to', async () => {
  const { home } = await startSite({ home: await usedHome() });
  const folder = join(home, 'empty');
  for (const [words, env] of [
    [['-DataFolder', folder], {}],
    [[], { HAWSER_SITE_DATA_FOLDER: folder }],
  ] as const) {
    const { code, site, stderr } = await getSite(home, words, env);
    expect({ code, site }).toEqual({ code: 3, site: undefined });
    expect(stderr).toContain(`There is no site in ${siteFolder(folder).root}.`);
  }
});

it('of a profile whose site does not answer nothing is told but that', async () => {
  const home = await usedHome();
  // One that has the certificate of the site here, and leads elsewhere.
  await hawserHere(['set-profile', 'local', '-Url', 'https://127.0.0.1:1'], { home });
  const { code, site, stderr } = await getSite(home);
  expect({ code, site }).toEqual({ code: 6, site: undefined });
  expect(stderr).toContain('Nothing listens at 127.0.0.1, port 1.');
});

it('where no profile is selected it is the site on this machine', async () => {
  const { home, running } = await startSite({ home: await usedHome() });
  const file = join(home, 'config', 'profiles.json');
  const profiles = JSON.parse(await readFile(file, 'utf8')) as { selected?: string };
  delete profiles.selected;
  await writeFile(file, JSON.stringify(profiles));
  expect((await getSite(home)).site).toMatchObject({ state: 'ready', url: running.url });
});

it('a process that runs and does not answer is in trouble', async () => {
  const home = await usedHome();
  const folder = siteFolderIn(home);
  const held = await holdSiteFolder(folder);
  try {
    await held.announce({
      pid: process.pid,
      host: 'here',
      version: '1.0.0',
      started: new Date().toISOString(),
      url: 'https://localhost:1',
      certificateUrl: 'https://localhost:1',
      drainSeconds: 1,
    });
    expect((await getSite(home, ['-DataFolder', folder.root])).site).toMatchObject({
      state: 'troubled',
      trouble: [expect.stringContaining('Nothing listens at localhost, port 1')],
      version: '1.0.0',
      process: process.pid,
    });
  } finally {
    await held.release();
  }
});
