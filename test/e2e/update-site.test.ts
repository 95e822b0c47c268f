import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Ended, hawser, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { startSite, usedHome } from '../running-site.ts';

interface Updated extends Ended {
  readonly value: readonly unknown[];
}

async function update(home: string, ...words: string[]): Promise<Updated> {
  const ended = await hawserHere(['update-site', ...words, '-o', 'json'], { home });
  return { ...ended, ...(JSON.parse(ended.stdout) as { value: unknown[] }) };
}

it('a running site takes its settings again, and it is said which of them wait', async () => {
  const { home, folder, running, ask } = await startSite({
    home: await usedHome(),
    words: ['-DrainSeconds', '5'],
  });
  const yaml = 'publicUrl: https://site.example.com\nlogMegabytes: 3\ndrainSeconds: 9\n';
  await writeFile(folder.settings, yaml);
  const { code, value, stderr } = await update(home);
  expect(code).toBe(0);
  expect(value).toEqual([
    {
      dataFolder: folder.root,
      process: running.pid,
      waiting: ['logMegabytes'],
      overridden: ['drainSeconds'],
    },
  ]);
  expect(stderr).toContain('These hold from its next start on: logMegabytes.');
  expect(stderr).toContain(
    'drainSeconds is not taken from the settings file: the command line of its start comes before that.',
  );
  expect(JSON.parse(await readFile(folder.running, 'utf8'))).toMatchObject({
    url: 'https://site.example.com',
    drainSeconds: 5,
  });
  expect((await ask('/readyz')).status).toBe(200);
});

it('mistakes are told, and the site goes on as it was', async () => {
  const { home, folder, running } = await startSite({ home: await usedHome() });
  await writeFile(folder.settings, 'publicUrl: https://site.example.com\nlogLevle: debug\n');
  const wrong = await update(home);
  expect(wrong).toMatchObject({ code: 2, value: [] });
  expect(wrong.stderr).toContain(`Line 2 of ${folder.settings} has "logLevle"`);
  expect(JSON.parse(await readFile(folder.running, 'utf8'))).toMatchObject({ url: running.url });

  await writeFile(folder.settings, 'logLevel: debug\n');
  expect(await update(home)).toMatchObject({ code: 0, value: [{ waiting: [], overridden: [] }] });
});

it('each of several at once learns of what it has changed', async () => {
  const { home, folder } = await startSite({ home: await usedHome() });
  await writeFile(folder.settings, 'logMegabytes: 3\n');
  const words = ['update-site', '-o', 'json'];
  const all = await Promise.all([1, 2].map(async () => hawser(words, { home })));
  for (const { code, stdout } of all) {
    const { value } = JSON.parse(stdout) as { value: unknown };
    expect({ code, value }).toMatchObject({ code: 0, value: [{ waiting: ['logMegabytes'] }] });
  }
});

it('a site can be told as soon as a command can know of it', async () => {
  const { home, child, ended } = await startSite({ home: await usedHome() });
  child.kill('SIGHUP');
  expect(await update(home)).toMatchObject({ code: 0 });
  child.kill('SIGTERM');
  expect(await ended()).toBe(0);
});

it('where none runs, it is said how to start it', async () => {
  const home = await temporaryFolder();
  const { code, stderr } = await update(home, '-DataFolder', join(home, 'x'));
  expect(code).toBe(3);
  expect(stderr).toContain(`No site runs in ${join(home, 'x')}.`);
});

it('-WhatIf tells it nothing', async () => {
  const { home, folder } = await startSite({ home: await usedHome() });
  await writeFile(folder.settings, 'publicUrl: https://site.example.com\n');
  expect(await update(home, '-WhatIf')).toMatchObject({ code: 0, value: [] });
  expect(await readFile(folder.running, 'utf8')).not.toContain('reload');
});
