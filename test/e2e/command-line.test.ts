import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';

describe('every command runs', () => {
  it.each([
    ['as other shells write it', ['get-setting', '--name', 'vault', '--output', 'csv']],
    ['as PowerShell writes it', ['Get-Setting', '-Name', 'vault', '-Output', 'csv']],
    ['in any case, shortened', ['GET-SETTING', '-n', 'vault', '-o', 'CSV']],
    ['with colons', ['get-setting', '-Name:vault', '-Output:csv']],
    ['without hyphens', ['getsetting', 'vault', '-o', 'csv']],
  ])('%s', async (_, words) => {
    const { code, stdout } = await hawser(words);
    expect(code).toBe(0);
    expect(stdout.split('\r\n')[1]).toMatch(/^vault,auto,default,,HAWSER_VAULT,/);
  });

  it('by an alias', async () => {
    expect((await hawser(['version', '-o', 'jsonl'])).stdout).toContain('"program":"hawser"');
  });
});

describe('help', () => {
  it.each([[['--help']], [['-?']], [['-h']], [[]], [['help']], [['get-help']]])(
    'of the program: %j',
    async (words) => {
      const { code, stdout } = await hawser(words);
      expect(code).toBe(0);
      expect(stdout).toContain('COMMANDS');
      expect(stdout).toContain('add-profile');
      expect(stdout).toContain('6 not reachable');
    },
  );

  it.each([
    ['add-profile', '--help', '--trust-anchor <path>'],
    ['Add-Profile', '-?', '-TrustAnchor <path>'],
    ['get-help', 'add-profile', '--trust-anchor <path>'],
  ])('of a command, in the style that it is asked in: %s %s', async (first, second, option) => {
    const { code, stdout } = await hawser([first, second]);
    expect(code).toBe(0);
    expect(stdout).toContain(option);
    expect(stdout).toContain('EXIT CODES');
  });

  it('is not shown where --help is a value', async () => {
    const { stdout } = await hawser(['get-command', '--name=--helpful', '-o', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ value: [] });
    const { stderr } = await hawser(['get-setting', '--', '--help']);
    expect(stderr).toContain('There is no setting "--help".');
  });

  it('has its examples, or all of it', async () => {
    const examples = (await hawser(['get-help', 'add-profile', '-Examples'])).stdout;
    expect(examples).toContain('EXAMPLES');
    expect(examples).not.toContain('USAGE');
    const full = (await hawser(['get-help', 'add-profile', '-Full'])).stdout;
    expect(full).toContain('Also written:    -Name');
    expect(full).toContain('Hawser.Profile');
  });

  it('is data where that is asked for', async () => {
    const { stdout } = await hawser(['get-help', 'add-profile', '-o', 'jsonl']);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'Add-Profile', impact: 'low' });
  });
});

describe('a mistake', () => {
  it.each([
    [['get-profil'], 2, 'There is no command "get-profil".', 'Did you mean get-profile'],
    [['ad-profiel'], 2, 'There is no command', 'add-profile'],
    [['profile'], 2, 'There is no command "profile".', 'Did you mean add-profile or get-profile'],
    [
      ['certificate'],
      2,
      'There is no command',
      'get-certificate or export-certificate or import-certificate',
    ],
    [['get-command', 'zzz'], 2, 'There is no command "zzz".', 'hawser get-command'],
    [['xyzzy'], 2, 'There is no command "xyzzy".', 'hawser get-command'],
    [['a\u001b[31m'], 2, 'There is no command "a\\x1b[31m".', 'hawser get-command'],
    [['get-help', 'get-profle'], 2, 'There is no command "get-profle".', 'get-profile'],
    [
      ['get-profile', '-Outptu', 'json'],
      2,
      'There is no parameter -Outptu.',
      'Did you mean -Output?',
    ],
    [
      ['get-profile', '-Property', 'nmae'],
      2,
      'The output has no property "nmae".',
      'Did you mean Name?',
    ],
    [['get-profile', 'none'], 3, 'There is no profile "none".', 'hawser get-profile'],
    [['test-profile'], 3, 'No profile is selected.', 'hawser connect-site'],
    [['-WhatIf'], 2, 'There is no command "-WhatIf".', 'hawser get-command'],
  ])('%j is explained', async (words, exitCode, message, hint) => {
    const { code, stdout, stderr } = await hawser(words, { home: await temporaryFolder() });
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});

describe('a pipe', () => {
  it('that is closed early is no error', async () => {
    const script = `"${process.execPath}" "${hawserProgram}" get-setting -o jsonl | head -n 1; echo "$\{PIPESTATUS[0]}"`;
    const child = spawn('bash', ['-c', script]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
    await once(child, 'close');
    const [first = '', status] = stdout.trim().split('\n');
    expect(JSON.parse(first)).toMatchObject({ name: 'profile' });
    expect({ status, stderr }).toEqual({ status: '0', stderr: '' });
  });
});

describe('messages that nobody reads', () => {
  it('do not keep the work from being done', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    const command = `"${process.execPath}" "${hawserProgram}" remove-profile one -Force -Verbose`;
    const child = spawn(
      'bash',
      ['-c', `{ ${command} 2>&1 >/dev/null; echo $? >&3; } 3>&1 | head -0`],
      {
        env: { ...process.env, HAWSER_HOME: home },
      },
    );
    await once(child, 'close');
    expect((await hawser(['get-profile', 'one'], { home })).code).toBe(3);
  });

  it('are all there when they are read late', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `none${index}`).join(',');
    const command = `"${process.execPath}" "${hawserProgram}" get-profile ${names}`;
    const child = spawn('bash', ['-c', `${command} 2>&1 | (sleep 1; wc -l)`]);
    let stdout = '';
    child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
    await once(child, 'close');
    expect(stdout.trim()).toBe('6000');
  });
});

it('standard input is not read for two things', async () => {
  const words = ['add-profile', '-InputObject', '-', '-ClientSecretStdin'];
  const { code, stderr } = await hawser(words, { stdin: '{"name":"a"}\n' });
  expect(code).toBe(2);
  expect(stderr).toContain('-ClientSecretStdin and -InputObject - cannot be given together.');
});

it('output that cannot be written is an error', async () => {
  const script = `"${process.execPath}" "${hawserProgram}" get-setting > /dev/full; echo $?`;
  const child = spawn('bash', ['-c', script]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  await once(child, 'close');
  expect(stdout).toBe('1\n');
  expect(stderr).toContain('Get-Setting: The output cannot be written: ENOSPC');
});

it('Ctrl-C ends a command with 130', async () => {
  const home = await temporaryFolder();
  const child = spawn(
    process.execPath,
    [hawserProgram, 'add-profile', '-InputObject', '-', '-Verbose'],
    { env: { ...process.env, HAWSER_HOME: home }, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  child.stdin.write('{"name":"a","url":"https://a.example.com"}\n');
  // It has done its first object, and waits for the next.
  await once(child.stderr, 'data');
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(130);
});

it('the agent has the same names, switches and output', async () => {
  const agent = new URL('../../packages/agent/bin/hawser-agent.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [agent, 'Get-Version', '-Output:json']);
  let stdout = '';
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ value: [{ program: 'hawser-agent' }] });
});
