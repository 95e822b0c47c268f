import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';

function line(time: string, msg: string, more: object = {}): string {
  return `${JSON.stringify({ level: 'info', time, ...more, msg })}\n`;
}

/** A home in which a site has logged. */
async function homeWithLogs(): Promise<{ home: string; logs: string }> {
  const home = await temporaryFolder();
  const logs = join(home, 'data', 'site', 'logs');
  await mkdir(logs, { recursive: true });
  await writeFile(
    join(logs, 'site.log'),
    line('2026-01-01T10:00:00.000Z', 'started') +
      line('2026-01-01T12:00:00.000Z', 'odd\u001b[2J', { level: 'warn', port: 443 }),
  );
  await writeFile(join(logs, 'store.log'), line('2026-01-01T11:00:00.000Z', 'opened'));
  return { home, logs };
}

async function messages(home: string, ...words: string[]): Promise<unknown[]> {
  const { stdout, stderr } = await hawser(['get-site-log', ...words, '-o', 'json'], { home });
  expect(stderr).toBe('');
  const { value } = JSON.parse(stdout) as { value: { message: string }[] };
  return value.map(({ message }) => message);
}

it('what a site has logged is shown in the order of time, a line for each', async () => {
  const { home } = await homeWithLogs();
  const { code, stdout } = await hawser(['get-site-log'], { home });
  expect(code).toBe(0);
  expect(stdout).toBe(
    '2026-01-01T10:00:00.000Z info  site       started\n' +
      '2026-01-01T11:00:00.000Z info  store      opened\n' +
      '2026-01-01T12:00:00.000Z warn  site       odd\\x1b[2J port=443\n',
  );
});

it('is chosen by component, level, time and number', async () => {
  const { home, logs } = await homeWithLogs();
  expect(await messages(home, 'STORE')).toEqual(['opened']);
  expect(await messages(home, '-Level', 'Warn')).toEqual(['odd\u001b[2J']);
  expect(await messages(home, '-Since', '2026-01-01T11:00:00Z')).toHaveLength(2);
  expect(await messages(home, '-Since', '1h')).toEqual([]);
  expect(await messages(home, '-Last', '2', '-Folder', logs)).toEqual(['opened', 'odd\u001b[2J']);
  const wrong = await hawser(['get-site-log', '-Since', 'lunch'], { home });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain(
    '-Since cannot be "lunch": a duration such as 1h or 30m, or a time such as',
  );
});

it('is not followed in a form that is whole only at an end', async () => {
  const { home } = await homeWithLogs();
  const { code, stderr } = await hawser(['get-site-log', '-Follow', '-Output', 'json'], { home });
  expect(code).toBe(2);
  expect(stderr).toContain('-Output jsonl');
});

it('levels are those that a site can be set to, and graver ones are seen all the same', async () => {
  const { home, logs } = await homeWithLogs();
  const fatal = line('2026-01-01T13:00:00.000Z', 'gone', { level: 'fatal' });
  await appendFile(join(logs, 'site.log'), fatal);
  expect(await messages(home, '-Level', 'error')).toEqual(['gone']);
  const { code, stderr } = await hawser(['get-site-log', '-Level', 'fatal'], { home });
  expect(code).toBe(2);
  expect(stderr).toContain('one of debug, info, warn, error');
});

it('its components are offered', async () => {
  const { home } = await homeWithLogs();
  await mkdir(join(home, 'other'));
  await writeFile(join(home, 'other', 'print.log'), '');
  const offered = async (...words: string[]): Promise<string> =>
    (await hawser(['--complete', '--', 'get-site-log', ...words], { home })).stdout;
  expect(await offered('-Component', 's')).toMatch(/^site\b.*\nstore\b/);
  expect(await offered('-Folder', join(home, 'other'), '-Component', '')).toMatch(/^print\b/);
});

it('where there is none, it is said what to do', async () => {
  const home = await temporaryFolder();
  for (const more of [[], ['-Follow']]) {
    const { code, stdout, stderr } = await hawser(['get-site-log', ...more], { home });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('There are no logs of a site in ');
    expect(stderr).toContain('Start a site on this machine: hawser start-site.');
  }
});

it('is found where the settings file says, whatever else is wrong with that', async () => {
  const { home, logs } = await homeWithLogs();
  const settings = join(home, 'data', 'site', 'site.yaml');
  const other = join(home, 'other');
  await rename(logs, other);
  await writeFile(settings, `logFolder: ${other}\nlogLevle: debug\ndrainSeconds: long\n`);
  const { code, stdout, stderr } = await hawser(['get-site-log', 'store'], { home });
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('opened') });
  expect(stderr).toContain('Line 2 of');
  expect(stderr).toContain('The setting drainSeconds in line 3 of');
  await writeFile(settings, 'logFolder: other\n');
  const wrong = await hawser(['get-site-log'], { home });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('The setting logFolder in line 1 of');
});

it('is followed through rotation, until Ctrl-C', async () => {
  const { home, logs } = await homeWithLogs();
  const path = join(logs, 'site.log');
  const child = spawn(process.execPath, [hawserProgram, 'get-site-log', '-Follow', '-Last', '1'], {
    env: { ...process.env, HAWSER_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const shown = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => (await shown.next()).value;
  const stamp = '2026-01-01T13:00:00.000Z';

  expect(await next()).toMatch(/odd/);
  for (let at = 0; at < 5; at++) {
    await appendFile(path, line(stamp, `last of ${at}`));
    await rename(path, `${path}.1`);
    await writeFile(path, line(stamp, `first of ${at + 1}`));
    expect(await next()).toMatch(new RegExp(`last of ${at}$`));
    expect(await next()).toMatch(new RegExp(`first of ${at + 1}$`));
  }
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});
