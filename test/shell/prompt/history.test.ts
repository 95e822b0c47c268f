import { appendFile, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '@hawser/core/secret';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  addToHistory,
  readHistory,
} from '../../../packages/cli/src/shell/prompt/history/history-file.ts';
import { keptLine } from '../../../packages/cli/src/shell/prompt/history/kept-line.ts';
import { ShellHistory } from '../../../packages/cli/src/shell/prompt/history/shell-history.ts';
import { temporaryFolder } from '../../hawser.ts';

const at = new Date('2026-01-02T03:04:05Z');

async function historyFile(): Promise<string> {
  return join(await temporaryFolder(), 'state', 'shell-history.jsonl');
}

describe('the lines of shells are kept', () => {
  it('each whole, for their user only', async () => {
    const path = await historyFile();
    expect(await readHistory(path)).toEqual([]);
    await addToHistory(path, 'get-x', at);
    await addToHistory(path, 'foreach ($i in 1..3) {\n  $i\n}', at);
    expect(await readHistory(path)).toEqual(['get-x', 'foreach ($i in 1..3) {\n  $i\n}']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('also where several write at the same time', async () => {
    const path = await historyFile();
    const lines = Array.from({ length: 20 }, (_, index) => `get-x ${index}`);
    await Promise.all(lines.map(async (line) => addToHistory(path, line, at)));
    expect((await readHistory(path)).toSorted()).toEqual(lines.toSorted());
  });

  it('behind one that was cut off, and whoever could read the file before', async () => {
    const path = await historyFile();
    await addToHistory(path, 'one', at);
    await appendFile(path, '{"at":"2026-01-02","li');
    await chmod(path, 0o644);
    await addToHistory(path, 'two', at);
    await appendFile(path, '7\n{"line":8}\nnull\n');
    expect(await readHistory(path)).toEqual(['one', 'two']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('also beside one that was cut off within a letter', async () => {
    const path = await historyFile();
    await addToHistory(path, 'one', at);
    await appendFile(path, Buffer.from('{"line":"日').subarray(0, -1));
    await addToHistory(path, 'two 日', at);
    expect(await readHistory(path)).toEqual(['one', 'two 日']);
  });

  it('the newest of them also where others have written far too many', async () => {
    const path = await historyFile();
    await addToHistory(path, 'old', at);
    const line = `${JSON.stringify({ at, line: 'x'.repeat(10_000) })}\n`;
    await appendFile(path, `${line.repeat(1000)}{"line":"last"}\n`);
    expect((await readHistory(path)).at(-1)).toBe('last');
    await addToHistory(path, 'new', at);
    expect((await readHistory(path)).slice(-2)).toEqual(['last', 'new']);
    expect((await stat(path)).size).toBeLessThan(2.1 * 1024 * 1024);
  });

  it('and who cannot keep them says so when he is asked', async () => {
    const home = await temporaryFolder();
    vi.stubEnv('HAWSER_HOME', home);
    onTestFinished(() => void vi.unstubAllEnvs());
    await mkdir(join(home, 'state', 'shell-history.jsonl.lock'), { recursive: true });
    const history = await ShellHistory.open();
    expect(history.takeTrouble()).toBeUndefined();
    history.add('get-x', () => undefined);
    await history.written();
    expect(history.takeTrouble()?.message).toMatch(/^Lines cannot be remembered: .*not a lock/);
    expect(history.takeTrouble()).toBeUndefined();
    expect(history.typed).toEqual(['get-x']);
  });

  it('up to a size, and then the newest', async () => {
    const path = await historyFile();
    await addToHistory(path, 'old', at);
    const long = 'x'.repeat(16 * 1024);
    const line = (index: number): string => `${JSON.stringify({ at, line: `${long}${index}` })}\n`;
    await writeFile(path, Array.from({ length: 260 }, (_, index) => line(index)).join(''));
    await addToHistory(path, 'new', at);
    expect((await stat(path)).size).toBeLessThan(2.1 * 1024 * 1024);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const kept = await readHistory(path);
    expect(kept.at(-1)).toBe('new');
    expect(kept.at(-2)).toBe(`${long}259`);
    expect(await readFile(path, 'utf8')).toMatch(/\n$/);
  });
});

describe('of what is typed', () => {
  const secret = new Secret('correct-horse').reveal();
  const isSecret = (command: string, parameter: string): boolean | undefined => {
    if (command !== 'set-x') return undefined;
    return parameter === 'Pin'
      ? true
      : /^(?:PasswordFile|TokenName)$/.test(parameter)
        ? false
        : undefined;
  };

  const withSecrets = [
    'set-x -Pin 1234',
    'set-x --Pin=1234',
    'get-y | set-x -Pin:1234 -Force',
    'set-x -Password hunter2',
    'foreach ($i in 1..2) { new-y -ClientSecret hunter2 }',
    "$password = 'hunter2'",
    '$apiKey = "k-$n"',
    "$t = @{ Name = 'x'; Password = 'hunter2' }",
    "ConvertTo-SecureString 'hunter2' -AsPlainText -Force",
    'connect-site https://ada:hunter2@site.example.com',
    "get-y -Header 'Authorization: Bearer abcdefgh12345'",
    'get-y eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
    `echo ${secret}`,
    ' get-x',
    "'hunter2' | ConvertTo-SecureString -AsPlainText -Force",
    'echo hunter2 | ConvertTo-SecureString -AsPlainText -Force',
    'set-variable password hunter2',
    "'hunter2' | set-variable password",
    "new-y -Password ('hunter2')",
    'new-y -Pass hunter2',
    '$pin = 1234',
    "@{ 'Password' = 'x' }",
    "$x['password'] = 'hunter2'",
    "if ($password -eq 'hunter2') { 1 }",
    "foreach ($password in 'hunter2', 'hunter3') { get-y }",
    'get-y https://site.example.com/a?access_token=abc',
    'get-y "https://x.blob.core.windows.net/c?sv=2024&sig=a%3D"',
    "get-y 'Server=db;Password=hunter2'",
    'PASSWORD=hunter2 get-y',
    'openssl rsa -passin pass:hunter2',
    'get-y ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    "get-y 'Authorization: Basic YWRhOmh1bnRlcjI='",
  ];
  it.each(withSecrets)('a secret is not kept: %s', (line) => {
    expect(keptLine(line, isSecret)).toBeUndefined();
  });

  it.each([
    'set-x -Pin $pin',
    'set-x -PasswordFile secret.txt',
    'set-x -TokenName nightly',
    'set-site-user-password ada',
    '$password = read-host -AsSecureString',
    'new-y -Password (get-content p.txt)',
    'get-registration-token | select token',
    'get-y -Uri https://site.example.com:8443/a@b',
    'get-y "https://site.example.com/a?token=$token&page=2"',
    'get-content p.txt | ConvertTo-SecureString',
    'read-host | set-variable password',
    'set-variable title hello',
    'if ($password -eq $other) { 1 }',
  ])('what is none is: %s', (line) => {
    expect(keptLine(line, isSecret)).toBe(line);
  });
});
