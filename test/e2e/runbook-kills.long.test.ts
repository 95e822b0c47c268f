import { expect, test } from 'vitest';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../hawser.ts';
import { until } from '../running-site.ts';
import { checkout } from '../workspace/sources.ts';
import { killedRunbook, statements } from './killed-runbook.ts';
import { running, runbookSite } from './runbook-site.ts';

test('a runbook that is killed at each of its statements ends as one that is not', async () => {
  const whole = await killedRunbook(() => false);
  const killed = await killedRunbook(() => true);
  expect(killed.kills).toBe(statements);
  expect(killed).toEqual({ ...whole, kills: statements });
}, 900_000);

/** The runbook of the guide, whose runs are killed after so many things that it has written down. */
async function nightly(records: number): Promise<object> {
  const { home, changes } = await runbookSite();
  const folder = await temporaryFolder();
  const guide = await readFile(join(checkout, 'docs/guides/runbooks.md'), 'utf8');
  const file = (name: string): string => join(folder, name);
  const block = (kind: string): string =>
    new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\`$`, 'ms').exec(guide)?.[1] ?? '';
  await writeFile(file('publish.hw'), block('powershell'));
  await writeFile(file('printers.csv'), block('csv'));
  const given = `Printers=${file('printers.csv')},Report=${file('report.csv')}`;
  const words = [
    'invoke-runbook',
    file('publish.hw'),
    '-Parameters',
    given,
    '-LogFile',
    file('log'),
  ];
  words.push('-Checkpoint', file('checkpoint'));
  const written = async (): Promise<number> =>
    (await readFile(file('log'), 'utf8').catch(() => '')).split('\n').length;
  for (let runs = 1; ; runs += 1) {
    const before = await written();
    const run = running(home, words);
    let isOver = false;
    const ended = run.ended.finally(() => (isOver = true));
    await until(async () => isOver || (await written()) > before + records);
    if (!isOver) await run.kill();
    await ended;
    // Killed after its end it would begin anew: it is over when its checkpoint is gone.
    if (existsSync(file('checkpoint'))) continue;
    const last = (await readFile(file('log'), 'utf8')).trim().split('\n').at(-1) ?? '';
    const { kind, result } = JSON.parse(last) as Readonly<Record<string, string>>;
    const report = await readFile(file('report.csv'), 'utf8');
    return { kind, result, report, changes: await changes(), hasBeenKilled: runs > 5 };
  }
}

test('the runbook of the guide can be killed anywhere, and run again', async () => {
  const whole = await nightly(Infinity);
  expect(whole).toMatchObject({ kind: 'end', result: 'failed', hasBeenKilled: false });
  expect(await nightly(3)).toEqual({ ...whole, hasBeenKilled: true });
}, 900_000);
