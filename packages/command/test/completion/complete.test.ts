import { describe, expect, it } from 'vitest';
import { complete } from '../../src/completion/complete.ts';
import { completed } from './completed.ts';
import { printProgram } from './print-commands.ts';

const { program } = printProgram();

describe('the name of a command', () => {
  it.each([
    ['everything at first', [''], ['add-printer', 'find-printer', 'get-help']],
    ['what begins so', ['add'], ['add-printer']],
    ['as declared, after a capital letter', ['F'], ['Find-Printer']],
    ['in its own case, whatever the case', ['ADD-P'], ['Add-Printer']],
    ['an alias to those who know it', ['new'], ['new-printer']],
    ['no alias where a name fits', ['e'], ['enrol']],
    ['what a program answers by itself', ['--v'], ['--version']],
    ['nothing for what there is not', ['frobnicate'], []],
    ['another command’s name to get-help', ['get-help', 'fi'], ['find-printer']],
    ['also as declared', ['Get-Help', 'Fi'], ['Find-Printer']],
  ])('completes to %s: %j', async (_, words, expected) => {
    expect(await completed(program, words)).toEqual(expected);
  });

  it('says what the command does', async () => {
    expect(await complete(program, ['--', 'find'], {})).toBe('find-printer\tFinds printers.\n');
  });
});

describe('the name of a parameter', () => {
  it('is offered in the way in which it was begun', async () => {
    expect(await completed(program, ['add-printer', '-Sp'])).toEqual(['-SpoolFolder']);
    expect(await completed(program, ['add-printer', '--sp'])).toEqual(['--spool-folder']);
    expect(await completed(program, ['add-printer', '-sPOOLf'])).toEqual(['-SpoolFolder']);
  });

  it('comes first where it is mandatory, and last where all commands have it', async () => {
    const names = await completed(program, ['add-printer', '-']);
    expect(names.slice(0, 6)).toEqual([
      '-Name',
      '-PinFile',
      '-PinEnv',
      '-PinStdin',
      '-PinVault',
      '-Comment',
    ]);
    expect(names.slice(-3)).toEqual(['-Profile', '-TimeoutSec', '-Help']);
    expect(names).toContain('-Force');
    expect(names).not.toContain('-PassThru');
  });

  it.each([
    [['-Paper', 'A4'], '-Paper'],
    [['-Pap:A4'], '-Paper'],
    [['--fast'], '-Fast'],
    [['Office'], '-Name'],
    [['-Label', 'Office'], '-Name'],
    [['-PinFile', 'pin'], '-PinEnv'],
  ])('is not offered again after %j', async (words, name) => {
    expect(await completed(program, ['add-printer', '-'])).toContain(name);
    expect(await completed(program, ['add-printer', ...words, '-'])).not.toContain(name);
  });

  it('of a list is offered again', async () => {
    expect(await completed(program, ['add-printer', '-Tray', 'Top', '-Tr'])).toEqual(['-Tray']);
  });

  it('of a secret is offered in its forms only', async () => {
    expect(await completed(program, ['add-printer', '-Pin'])).not.toContain('-Pin');
  });

  it('belongs to a parameter set that the line can still mean', async () => {
    const own = async (...words: string[]): Promise<readonly string[]> =>
      (await completed(program, ['find-printer', ...words, '-'])).slice(0, 3);
    expect(await own()).toEqual(['-Id', '-Place', '-Floor']);
    expect(await own('-Floor', '2')).toEqual(['-Place', '-WhatIf', '-Confirm']);
    expect(await own('-Id', '7')).toEqual(['-WhatIf', '-Confirm', '-Verbose']);
    expect(await own('-Id', '7', '-Floor', '2')).toEqual(['-Help']);
  });

  it('is an alias for those who know it', async () => {
    expect(await completed(program, ['add-printer', '-La'])).toEqual(['-Label']);
  });

  it('is all that can follow where no value can', async () => {
    expect(await completed(program, ['find-printer', ''])).toContain('-Place');
    expect(await completed(program, ['find-printer', 'x'])).toEqual([]);
    expect(await completed(program, ['find-printer', '--', ''])).toEqual([]);
  });
});

describe('a value', () => {
  it.each([
    [
      ['-Paper', ''],
      ['A3', 'A4', 'Letter'],
    ],
    [['-Paper', 'l'], ['Letter']],
    [['-Paper:a'], ['-Paper:A3', '-Paper:A4']],
    [['--paper=a'], ['--paper=A3', '--paper=A4']],
    [['-pap:'], ['-pap:A3', '-pap:A4', '-pap:Letter']],
    [['-Tray', 't'], ['Top']],
    [
      ['-Tray', 'top,'],
      ['top,Bottom', 'top,Side'],
    ],
    [['-Tray:Top,side,b'], ['-Tray:Top,side,Bottom']],
    [['-Tray', '"Top","B'], ['"Top","Bottom"']],
    [['-Fast:'], ['-Fast:true', '-Fast:false']],
    [['--fast=f'], ['--fast=false']],
    [['-Fast:$F'], ['-Fast:$false']],
    [
      ['-Output', 'j'],
      ['json', 'jsonl'],
    ],
    [
      ['-ErrorAction', 's'],
      ['SilentlyContinue', 'Stop'],
    ],
    [
      ['-Property', ''],
      ['Name', 'ColourModel'],
    ],
    [['--property', 'name,c'], ['name,ColourModel']],
    [['-PinEnv', 'printer_'], ['PRINTER_PIN']],
    [['-Pin', ''], []],
    [['-Comment', ''], []],
    [['-Nonsense:'], []],
    [['-P:'], []],
  ])('of a parameter is known: %j', async (words, expected) => {
    const env = { PRINTER_PIN: '1234', HOME: '/' };
    expect(await completed(program, ['add-printer', ...words], env)).toEqual(expected);
  });

  it('that is a path is left to the shell', async () => {
    const answer = async (...words: string[]): Promise<string> =>
      await complete(program, ['--', 'add-printer', ...words], {});
    expect(await answer('-Driver', '')).toBe('\tfiles\t\n');
    expect(await answer('-Driver', './a b')).toBe('\tfiles\t./a b\n');
    expect(await answer('--driver=/etc/')).toBe('\tfiles\t/etc/\n');
    expect(await answer('-SpoolFolder:/var')).toBe('\tfolders\t/var\n');
    expect(await answer('-Driver', 'a\u001b[2Jb')).toBe('');
  });

  it('that the declaration knows is found without loading a command', async () => {
    const watched = printProgram();
    const lines = [[''], ['add-printer', '-'], ['add-printer', '-Paper', ''], ['find-printer', '']];
    for (const words of lines) {
      expect(await completed(watched.program, words)).not.toEqual([]);
    }
    expect(watched.loaded).toEqual([]);
    await completed(watched.program, ['add-printer', '']);
    expect(watched.loaded).toEqual(['add-printer']);
  });
});

describe('completion', () => {
  it('is asked for in base64 where a shell loses quotes and empty words', async () => {
    const asked = async (...words: string[]): Promise<string> =>
      await complete(program, ['--base64', Buffer.from(words.join('\0')).toString('base64')], {});
    expect(await asked('add-printer', '-Paper', 'l')).toBe('Letter\t\n');
    expect(await asked('add-printer', '-Tray', '"Top",s')).toBe('"Top",Side\t\n');
    expect(await asked('')).toContain('add-printer\tAdds a printer.\n');
  });

  it.each([[[]], [['add']], [['--base64']], [['--', 'no-such-command', '']], [['--', '\0', '']]])(
    'never fails, and then says as much as it can: %j',
    async (asked) => {
      expect(await complete(program, asked, {})).toMatch(/^(?:|add-printer\t[^]*)$/);
    },
  );

  it('is silent where the commands cannot be read', async () => {
    const catalog = {
      ...program.catalog,
      descriptions: async () => Promise.reject(new Error('gone')),
    };
    expect(await complete({ ...program, catalog }, ['--', 'add'], {})).toBe('');
  });
});
