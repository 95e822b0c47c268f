import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { until } from '../running-site.ts';
import { type Ran, runShell, type ShellSetting } from './run-shell.ts';

const home = await mkdtemp(join(tmpdir(), 'hawser-native-'));
afterAll(async () => rm(home, { recursive: true }));

/** Programs that this machine may lack, by their names in the path. */
const programs: Readonly<Record<string, string>> = {
  'say-words': 'console.log(JSON.stringify(process.argv.slice(2)))',
  'say-lines': 'process.stdin.pipe(process.stdout)',
  'say-first':
    "process.stdin.once('data', (piece) => { console.log(String(piece).split('\\n')[0]); process.exit(0) })",
  'say-much': "process.stdout.write('x'.repeat(3 * 2 ** 20))",
  'say-without-end': "setInterval(() => console.log('again'), 1)",
  'end-by': 'process.kill(process.pid, process.argv[2]); setInterval(() => {}, 1000)',
  'say-beside': "for (let i = 0; i < 4000; i += 1) process.stderr.write(`${'x'.repeat(999)}\\n`)",
  'say-its-end':
    "process.on('SIGTERM', () => { require('fs').writeFileSync(process.argv[2], ''); process.exit() });setInterval(() => {}, 1000); console.log('ready')",
  'fail-with': 'console.error("\\u001b[31mno"); process.exitCode = Number(process.argv[2])',
};
for (const [name, text] of Object.entries(programs)) {
  await writeFile(join(home, name), `#!/usr/bin/env node\n${text}\n`);
  await chmod(join(home, name), 0o755);
}
await writeFile(join(home, 'say-nothing'), '#!/no/such/program\n', { mode: 0o755 });
const env = { PATH: [home, dirname(process.execPath), '/usr/bin', '/bin'].join(':') };

async function ran(program: string, setting: ShellSetting = {}): Promise<Ran> {
  return await runShell(program, { env, allowNative: true, ...setting });
}

test.each([
  [
    `say-words -la --colour=auto -x:1 007 'a b' "$(1 + 1);" '*' '$HOME' a,b`,
    ['-la', '--colour=auto', '-x:1', '007', 'a b', '2;', '*', '$HOME', 'a', 'b'],
  ],
  ['$p = @{ n = 5 }; say-words @p; ', ['-n', '5']],
  ['$l = "x", $null, "y z"; say-words @l', ['x', 'y z']],
])('a program gets words: %s', async (program, words) => {
  const { objects, said } = await ran(program);
  expect({ words: JSON.parse(String(objects[0])) as unknown, said }).toEqual({ words, said: '' });
});

test('no shell sees what a program is given', async () => {
  const { objects } = await ran(`$n = '; touch no-file'; say-words $n '\`id\`' '$(id)' '*'`);
  expect(objects).toEqual(['["; touch no-file","`id`","$(id)","*"]']);
});

test.each([
  ['"b", "a" | say-lines | sort', ['a', 'b']],
  ['1, @{ a = 1 } | say-lines | say-lines', ['1', '{"a":1}']],
  ['say-lines | measure | % Count', [0]],
  ['1..1000000 | say-first; $LASTEXITCODE; $?', ['1', 0, true]],
  ['say-without-end | select -First 2; $?', ['again', 'again', true]],
  ['fail-with 3; $?; $LASTEXITCODE; say-words; $LASTEXITCODE', [false, 3, '[]', 0]],
  ['end-by SIGKILL; $LASTEXITCODE; end-by SIGTERM; $LASTEXITCODE', [137, 143]],
  ['fail-with 3 || "it failed"; $Error.Count', ['it failed', 0]],
])('its lines are objects, and those that come its input: %s', async (program, objects) => {
  expect(await ran(program)).toMatchObject({ objects, ended: undefined });
});

test('what it says beside that does nothing to a terminal', async () => {
  expect((await ran('fail-with 0')).said).toBe('\\x1b[31mno\n');
});

test.each([
  ['say-beside'],
  ["1..4000 | % { write-host ('x' * 999) }"],
  ["1..4000 | % { write-warning ('x' * 999) }"],
  ["1..4000 | % { write-error ('x' * 999) }"],
  ["1..4000 | % { set-content ('x' * 900) 'a' -WhatIf }"],
])('nothing is said quicker than it is taken: %s', async (program) => {
  const { said, mostWaiting } = await ran(program, {
    listensSlowly: true,
    errorAction: 'Continue',
  });
  expect(said.length).toBeGreaterThan(3_700_000);
  expect(mostWaiting).toBeLessThan(100_000);
});

test.each([
  ["say-words ('a' + \"`0\" + 'b')", 'an argument has a NUL in it'],
  ["say-words ('x' * 1MB)", 'its arguments are too long'],
  ['say-nothing', 'the program that its first line names is not there'],
])('one that cannot be started is told of: %s', async (program, why) => {
  const { ended, said } = await ran(program);
  expect(ended).toBe('native-not-started');
  expect(said).toContain(why);
});

test.each(['SIGTERM', 'SIGHUP'] as const)('what ends hawser ends it, too: %s', async (signal) => {
  const folder = await temporaryFolder();
  const end = join(folder, 'end');
  const words = ['-AllowNative', '-Command', `say-its-end '${end}'`];
  const child = spawn(process.execPath, [hawserProgram, ...words], {
    env: { ...process.env, ...env, HAWSER_HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill(signal);
  expect(await once(child, 'close')).toEqual([null, signal]);
  await until(() => existsSync(end));
});

test('a line has an end', async () => {
  expect(await ran('say-much')).toMatchObject({ objects: [], ended: 'native-line-too-long' });
});

test('who interrupts ends it', async () => {
  const stop = new AbortController();
  const heard = (): void => stop.abort(new Error('interrupted'));
  const { ended } = await ran('say-without-end', { signal: stop.signal, given: heard });
  expect(ended).toContain('interrupted');
});

test('none is run where only is asked what would be', async () => {
  const program = '$WhatIfPreference = $true; "a" | say-lines; say-words';
  const { objects, said } = await ran(program);
  expect(objects).toEqual([]);
  expect(said.match(/What if: Performing the operation "Run program"/g)).toHaveLength(2);
});

test('without -AllowNative none is run, and it is said what to do', async () => {
  const refused = await ran('say-words a', { allowNative: false });
  expect(refused).toMatchObject({ objects: [], ended: 'native-not-allowed', exitCode: 4 });
  expect(refused.said).toContain('hawser -AllowNative');
  const { ended } = await ran(`& '${join(home, 'say-words')}'`, { allowNative: false });
  expect(ended).toBe('native-not-allowed');
});

test('what is neither is no command', async () => {
  expect((await ran('no-such-program')).ended).toBe('argument-unknown-command');
  expect((await ran('./no-such-program')).ended).toBe('argument-unknown-command');
});
