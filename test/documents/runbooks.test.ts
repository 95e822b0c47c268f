import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runbookSite } from '../e2e/runbook-site.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { checkout } from '../workspace/sources.ts';

const guide = await readFile(join(checkout, 'docs/guides/runbooks.md'), 'utf8');

/** The first block of a kind. */
function block(kind: string): string {
  return new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\`$`, 'ms').exec(guide)?.[1] ?? '';
}

test('the runbook of the guide publishes twenty printers, and tells of the three that fail', async () => {
  const { home, changes } = await runbookSite();
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'publish-printers.hw'), block('powershell'));
  await writeFile(join(cwd, 'printers.csv'), block('csv'));
  const lines = [...guide.matchAll(/^hawser (.*)$/gm)].map(([, line = '']) => line.split(' '));
  const [check = [], whatIf = [], run = []] = lines;
  const hawser = async (words: readonly string[]): ReturnType<typeof hawserHere> =>
    hawserHere(words, { home, cwd });

  expect(await hawser(check)).toMatchObject({ code: 0, stdout: '', stderr: '' });

  const shown = await hawser(whatIf);
  // It has looked at each of them, and knows already which fail by themselves.
  expect(shown).toMatchObject({ code: 1 });
  const performed = shown.stderr.split('\n').filter((line) => line.startsWith('What if: '));
  // One fails by what another one is called, which it would be by then.
  expect(performed).toHaveLength(18 + 1);
  expect(shown.stdout).toMatch(/^new +18$/m);
  expect(performed.at(-1)).toContain('"Write file" on target "report.csv"');
  expect(await changes()).toEqual([]);
  expect(await readdir(cwd)).toEqual(['printers.csv', 'publish-printers.hw']);

  const first = await hawser([...run, '-Output', 'jsonl']);
  expect(first).toMatchObject({ code: 1 });
  expect(first.stderr).toContain('3 of 20 printers are not published.');
  const objects = first.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(objects).toEqual([
    { name: 'new', count: 17 },
    { name: 'failed', count: 3 },
    { Name: 'Office 3', Why: expect.stringContaining('Dom, second floor') },
    { Name: 'office 6', Why: expect.stringContaining('Office 6') },
    { Name: 'Nurse', Why: expect.stringContaining('floor') },
  ]);
  const published = await changes();
  expect(published).toHaveLength(17);
  expect(published).toContain('publishListedPrinter Roof');
  const report = await readFile(join(cwd, 'report.csv'), 'utf8');
  expect(report.trim().split('\r\n')).toHaveLength(21);
  expect(report).toContain('Lobby,new,');

  const mended = block('csv')
    .replace('"Dom, second floor"', 'building=Dom;floor=2;room=203')
    .replace('office 6', 'Office 7')
    .replace('floor=1;floor=2', 'floor=1');
  await writeFile(join(cwd, 'printers.csv'), mended);
  const second = await hawser([...run, '-Output', 'jsonl']);
  expect(second).toMatchObject({ code: 0, stderr: '' });
  expect(second.stdout).toContain('{"name":"as it was","count":17}\n{"name":"new","count":3}\n');
});
