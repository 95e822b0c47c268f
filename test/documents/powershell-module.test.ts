import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOfModule } from '../../packages/command/test/powershell/check-module.ts';
import { hawser, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';

const names = ['Hawser.psd1', 'Hawser.psm1'];

describe('export-powershell-module', () => {
  it('writes a module without a fault, and says where', async () => {
    const folder = await temporaryFolder();
    const { code, stdout } = await hawserHere([
      'export-powershell-module',
      folder,
      '-Output',
      'jsonl',
    ]);
    expect(code).toBe(0);
    const path = join(folder, 'Hawser');
    expect(await readdir(path)).toEqual(names);
    const files = new Map<string, string>();
    for (const name of names) files.set(name, await readFile(join(path, name), 'utf8'));
    expect(faultsOfModule(files)).toEqual([]);
    const script = files.get('Hawser.psm1') ?? '';
    const functions =
      script.match(/^function (?!\w+-Hawser\w+ \{\n {4}param)\S+ \{\n {4}<#/gm) ?? [];
    expect(JSON.parse(stdout)).toMatchObject({ name: 'Hawser', path, functions: functions.length });
    expect(functions.length).toBeGreaterThan(10);
  });

  it('replaces a module only when it is told to', async () => {
    const folder = await temporaryFolder();
    await hawserHere(['export-powershell-module', folder]);
    const script = join(folder, 'Hawser/Hawser.psm1');
    await writeFile(script, 'by hand');
    const refused = await hawserHere(['export-powershell-module', folder]);
    expect(refused).toMatchObject({ code: 5, stdout: '' });
    expect(refused.stderr).toContain('-Force');
    expect(await readFile(script, 'utf8')).toBe('by hand');
    expect(await hawserHere(['export-powershell-module', folder, '-Force'])).toMatchObject({
      code: 0,
    });
    expect(await readFile(script, 'utf8')).toContain('function Add-Profile {');
  });

  it('writes nothing under -WhatIf', async () => {
    const folder = await temporaryFolder();
    const { stderr } = await hawserHere(['export-powershell-module', folder, '-WhatIf']);
    expect(stderr).toContain(`on target "${join(folder, 'Hawser')}"`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what keeps it from writing', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const { code, stderr } = await hawserHere(['export-powershell-module', file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be written: a part of the path is a file/);
  });
});

describe('what the module calls', () => {
  it('takes words as the module writes them, and gives an object a line', async () => {
    const home = await temporaryFolder();
    const common = ['-Output:jsonl', '-NonInteractive', '-ErrorAction:Continue'];
    const add = await hawser(
      [
        'Add-Profile',
        '-Name:local',
        '-Url:https://localhost:1',
        '-SignIn:client-secret',
        '-ClientId:it’s "me"',
        '-ClientSecretStdin',
        '-PassThru:true',
        ...common,
        '-Confirm:false',
      ],
      { home, stdin: 'gehéim\n', env: { HAWSER_VAULT: 'file' } },
    );
    expect(add).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(add.stdout)).toMatchObject({ name: 'local', clientId: 'it’s "me"' });
    const get = await hawserHere(['Get-Profile', '-Name:"local"', '-Name:"nowhere"', ...common], {
      home,
    });
    expect(get.stdout).toMatch(/^\{"name":"local".*\}\n$/);
  });

  it('completes values as the module asks for them', async () => {
    const home = await temporaryFolder();
    await hawserHere(['add-profile', 'local', 'https://localhost:1'], { home });
    const asked = Buffer.from(['Get-Profile', '-Name', 'lo'].join('\0')).toString('base64');
    const { stdout } = await hawserHere(['--complete', '--base64', asked], { home });
    expect(stdout).toBe('local\thttps://localhost:1\n');
  });
});
