import { appendFile, mkdir, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { followLogs } from '../../src/site/logs/follow-logs.ts';
import { logComponents } from '../../src/site/logs/log-files.ts';
import type { LogQuery } from '../../src/site/logs/log-query.ts';
import { readLogs } from '../../src/site/logs/read-logs.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const start = Date.UTC(2026, 0, 1);

/** A line that was logged so many seconds after the start. */
function line(second: number, msg = `at ${second}`, more: object = {}): string {
  const time = new Date(start + second * 1000).toISOString();
  return `${JSON.stringify({ level: 'info', time, component: 'any', ...more, msg })}\n`;
}

function lines(...seconds: number[]): string {
  return seconds.map((second) => line(second)).join('');
}

/** A folder with these files. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

async function messages(query: LogQuery): Promise<string[]> {
  return (await Array.fromAsync(readLogs(query))).map(({ message }) => message);
}

describe('the logs of a site', () => {
  test('are read in the order of time, whatever file they are in', async () => {
    const folder = await folderOf({
      'site.log': lines(7, 9),
      'site.log.1': lines(4),
      'site.log.10': lines(1, 2),
      'store.log.3': lines(0, 3, 5),
      'store.log': lines(6, 8),
      'notes.txt': 'not a log',
      'site.log.old': lines(100),
    });
    const expected = Array.from({ length: 10 }, (_, second) => `at ${second}`);
    expect(await messages({ folder })).toEqual(expected);
    expect(await messages({ folder, component: 'Store' })).toEqual(
      ['0', '3', '5', '6', '8'].map((second) => `at ${second}`),
    );
    expect(await logComponents(folder)).toEqual(['site', 'store']);
    const [first] = await Array.fromAsync(readLogs({ folder }));
    expect(first).toMatchObject({ component: 'store', time: '2026-01-01T00:00:00.000Z' });
  });

  test('are read from a time on, from a level on, and the last of them', async () => {
    const grave = line(5, 'bad', { level: 'error' }) + line(6, 'worse', { level: 'fatal' });
    const folder = await folderOf({
      'site.log.1': lines(0, 1) + grave,
      'site.log': lines(8, 10),
      'store.log': lines(2, 9),
    });
    expect(await messages({ folder, since: start + 8500 })).toEqual(['at 9', 'at 10']);
    expect(await messages({ folder, level: 'error' })).toEqual(['bad', 'worse']);
    expect(await messages({ folder, last: 3 })).toEqual(['at 8', 'at 9', 'at 10']);
    expect(await messages({ folder, last: 1, level: 'fatal' })).toEqual(['worse']);
    expect(await messages({ folder, last: 0 })).toEqual([]);
    expect(await messages({ folder, last: 100 })).toHaveLength(8);
  });

  test('are not read where nothing was written since the time', async () => {
    const folder = await folderOf({ 'site.log.1': lines(50), 'site.log': lines(60) });
    // As if its lines were from a time to come: only the file's own time keeps them out.
    await utimes(join(folder, 'site.log.1'), start / 1000, start / 1000);
    expect(await messages({ folder, since: start + 5000 })).toEqual(['at 60']);
  });

  test('are read around what is torn, foreign or too long', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const strange = [
      'plain text',
      '{"half":',
      'null',
      '[]',
      '{"time":"yesterday","level":"info"}',
      line(1, 'no level', { level: 'loud' }).trimEnd(),
      line(1).replace('"at 1"', deep).trimEnd(),
      line(1, 'long', { padding: 'x'.repeat(70_000) }).trimEnd(),
      line(1, 'longest', { padding: 'x'.repeat(700_000) }).trimEnd(),
      '\u0000\u0000\u0000',
    ];
    const folder = await folderOf({
      'site.log': `${line(0)}${strange.join('\n')}\n${line(2)}${line(3).slice(0, -2)}`,
    });
    expect(await messages({ folder })).toEqual(['at 0', 'at 2']);
  });

  test('give what a line says, under the name of the file', async () => {
    const more = { component: 'forged', __proto__: null, printer: 'Office', err: { code: 'E' } };
    const folder = await folderOf({ 'site.log': line(0, 'hello', more) });
    expect(await Array.fromAsync(readLogs({ folder }))).toEqual([
      {
        time: '2026-01-01T00:00:00.000Z',
        level: 'info',
        component: 'site',
        message: 'hello',
        detail: { printer: 'Office', err: { code: 'E' } },
      },
    ]);
  });

  test('that are not there are an error that says what to do', async () => {
    const folder = await folderOf({ 'site.log': lines(0), 'store.log': '' });
    await expect(messages({ folder, component: 'print' })).rejects.toMatchObject({
      code: 'site-log-no-component',
      message: `There is no log of "print" in ${folder}.`,
      hint: expect.stringContaining('There are logs of site, store.'),
    });
    for (const empty of [join(folder, 'none'), await temporaryFolder()]) {
      await expect(messages({ folder: empty })).rejects.toMatchObject({ code: 'site-log-none' });
    }
    await expect(messages({ folder: join(folder, 'site.log') })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });
});

/** Follows a log, from one message to the next. */
function follow(query: LogQuery) {
  const stopping = new AbortController();
  const entries = followLogs(query, { signal: stopping.signal });
  const stop = (): void => stopping.abort(new Error('stopped'));
  onTestFinished(async () => {
    stop();
    await entries.return(undefined).catch(() => undefined);
  });
  const next = async (count = 1): Promise<string[]> => {
    const found: string[] = [];
    while (found.length < count) {
      const { value, done } = await entries.next();
      if (done !== true) found.push(value.message);
    }
    return found;
  };
  return { next, stop };
}

describe('logs that are followed', () => {
  test('give what was there, then each line when it is whole', async () => {
    const folder = await folderOf({ 'site.log.1': lines(0), 'site.log': lines(1, 2) });
    const path = join(folder, 'site.log');
    const { next } = follow({ folder, last: 2 });
    expect(await next(2)).toEqual(['at 1', 'at 2']);
    await appendFile(path, lines(3) + line(4).slice(0, 20));
    expect(await next()).toEqual(['at 3']);
    const later = next();
    await appendFile(path, line(4).slice(20));
    expect(await later).toEqual(['at 4']);
  });

  test('are followed into the next files, none lost and none repeated', async () => {
    const folder = await folderOf({ 'site.log': lines(0), 'site.log.1': lines(-1) });
    const path = join(folder, 'site.log');
    const { next } = follow({ folder, since: start });
    expect(await next()).toEqual(['at 0']);
    const written: string[] = [];
    // Two and three files at a time, with a last line in each before it is renamed.
    for (let second = 1; second <= 60; second += 2) {
      await appendFile(path, lines(second));
      for (const age of [3, 2, 1]) {
        await rename(`${path}.${age}`, `${path}.${age + 1}`).catch(() => undefined);
      }
      await rename(path, `${path}.1`);
      await writeFile(path, lines(second + 1));
      written.push(`at ${second}`, `at ${second + 1}`);
      if (second % 5 === 0) expect(await next(written.length)).toEqual(written.splice(0));
    }
    expect(await next(written.length)).toEqual(written);
  });

  test('go on when the files were deleted, and when they were emptied', async () => {
    const folder = join(await temporaryFolder(), 'logs');
    await mkdir(folder);
    const path = join(folder, 'site.log');
    await writeFile(path, lines(0, 1));
    await writeFile(`${path}.1`, lines(-1));
    await utimes(`${path}.1`, start / 1000, start / 1000);
    const { next } = follow({ folder, last: 1 });
    expect(await next()).toEqual(['at 1']);
    await truncate(path, 0);
    await appendFile(path, lines(3));
    expect(await next()).toEqual(['at 3']);
    await rm(path);
    await writeFile(path, lines(4));
    expect(await next()).toEqual(['at 4']);
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await writeFile(path, lines(5));
    expect(await next()).toEqual(['at 5']);
  });

  test('take in a component that begins to log', async () => {
    const folder = await folderOf({ 'site.log': lines(0) });
    const { next } = follow({ folder });
    expect(await next()).toEqual(['at 0']);
    await writeFile(join(folder, 'store.log'), lines(1));
    expect(await next()).toEqual(['at 1']);
  });

  test('end with the reason of the signal', async () => {
    const folder = await folderOf({ 'site.log': lines(0) });
    const { next, stop } = follow({ folder });
    expect(await next()).toEqual(['at 0']);
    const waiting = next();
    stop();
    await expect(waiting).rejects.toThrow('stopped');
  });
});
