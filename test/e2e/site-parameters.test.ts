import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startWords } from '../../packages/cli/src/site-start/start-words.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';

async function offered(...words: string[]): Promise<readonly string[]> {
  const { stdout } = await hawserHere(['--complete', '--', 'start-site', ...words]);
  return stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
}

it('the help of a setting says what it takes, and what holds without it', async () => {
  const { stdout } = await hawserHere(['get-help', 'start-site', '-Full']);
  const help = stdout.replaceAll(/\s+/g, ' ');
  expect(help).toContain('Takes: a port, as 8443, or an address and a port');
  expect(help).toContain('Without it: port 8443 on every address of the machine');
  expect(help).toContain('Takes: one of debug, info, warn, error');
  expect(help).toContain('Takes: a whole number from 0 to 3600');
  expect(help).not.toContain('-Listen Where the site answers. Takes: a text');
});

it('what can be chosen is offered', async () => {
  expect(await offered('-LogLevel', '')).toEqual(
    expect.arrayContaining(['debug', 'info', 'warn', 'error']),
  );
  expect(await offered('-Services', '')).toContain('admin');
});

it('what a setting cannot be is refused before anything else', async () => {
  const home = await temporaryFolder();
  for (const [flag, value, takes] of [
    ['-DrainSeconds', '3601', 'a whole number from 0 to 3600'],
    ['-LogMegabytes', 'many', 'a whole number from 1 to 10000'],
    ['-LogLevel', 'loud', 'one of debug, info, warn, error'],
  ] as const) {
    const { code, stderr } = await hawserHere(['test-site-settings', flag, value], { home });
    expect(code).toBe(2);
    expect(stderr).toContain(takes);
  }
});

it('numbers, words and paths reach the site as they were given', async () => {
  const home = await temporaryFolder();
  const words = ['-DrainSeconds', '7', '-LogLevel', 'WARN', '-LogFolder', 'logs'];
  const { code, stdout } = await hawserHere(['test-site-settings', ...words, '-o', 'json'], {
    home,
  });
  expect(code).toBe(0);
  const { value } = JSON.parse(stdout) as { value: object[] };
  expect(value).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ setting: 'drainSeconds', value: '7', source: 'flag' }),
      expect.objectContaining({ setting: 'logLevel', value: 'warn', source: 'flag' }),
      expect.objectContaining({ setting: 'logFolder', value: join(process.cwd(), 'logs') }),
    ]),
  );
  expect(startWords({ settingsFile: undefined, drainSeconds: 7, names: ['a', 'b'] }, '/x')).toEqual(
    ['--data-folder=/x', '--names=a,b', '--drain-seconds=7'],
  );
});
