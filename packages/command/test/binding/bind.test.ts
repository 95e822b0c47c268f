import { Secret } from '@hawser/core/secret';
import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../../src/binding/argument.ts';
import { bind } from '../../src/binding/bind.ts';
import { missingParameters } from '../../src/binding/missing.ts';
import { describeCommand } from '../../src/declaration/description.ts';
import { eitherOr, sample } from '../sample-command.ts';

const context = { program: 'hawser' };

function bound(...words: string[]): Record<string, unknown> {
  const binding = bind(describeCommand(sample), argumentsOf(words), context);
  return { ...Object.fromEntries(binding.values), ...binding.common };
}

describe('a parameter', () => {
  it.each([
    ['PowerShell’s way', ['-Name', 'x']],
    ['with a colon', ['-Name:x']],
    ['the long way', ['--name', 'x']],
    ['with an equals sign', ['--name=x']],
    ['whatever its case', ['-nAmE', 'x']],
    ['by its place', ['x']],
    ['after two dashes, as it stands', ['--', 'x']],
    ['with the dash of a word processor', ['–Name', 'x']],
  ])('is given %s', (_, words) => {
    expect(bound(...words)).toEqual({ name: 'x' });
  });

  it.each([
    [['-NameLike', 'x'], { nameLike: 'x' }],
    [['--name-like', 'x'], { nameLike: 'x' }],
    [['-namelike:x'], { nameLike: 'x' }],
    [['-Qu', '1KB'], { quota: 1024 }],
    [['-label', 'a'], { tag: ['a'] }],
    [['-Na', 'x'], 'could be -Name or -NameLike'],
    [['-Fil', 'x'], { file: 'x' }],
    [['-Out', 'json'], { output: 'json' }],
    [['-o', 'json'], { output: 'json' }],
  ])('may be shortened: %j', (words, expected) => {
    if (typeof expected === 'string') expect(() => bound(...words)).toThrow(expected);
    else expect(bound(...words)).toEqual(expected);
  });

  it('of the command comes before a common one with the same beginning', () => {
    expect(bound('-w', '5m')).toEqual({ wait: 300_000 });
    expect(bound('-wh')).toEqual({ whatIf: true });
  });

  it.each([
    [['-Fast'], true],
    [['-Fast:$true'], true],
    [['-Fast:$false'], false],
    [['-Fast:0'], false],
    [['--fast=false'], false],
    [['--fast=YES'], true],
  ])('that is a switch needs no value: %j', (words, fast) => {
    expect(bound(...words)).toEqual({ fast });
  });

  it('that is a switch leaves the next word to others', () => {
    expect(bound('-Fast', 'x')).toEqual({ fast: true, name: 'x' });
  });

  it('that is a switch is refused where a shell has eaten its value', () => {
    expect(() => bound('-Confirm:')).toThrow('the shell has taken a variable such as $false');
  });

  it.each([
    [
      ['-Tag', 'a,b'],
      ['a', 'b'],
    ],
    [
      ['-Tag', 'a, b'],
      ['a', 'b'],
    ],
    [
      ['-Tag', 'a', '-Tag', 'b,c'],
      ['a', 'b', 'c'],
    ],
    [
      ['-Tag', '"a,b",c'],
      ['a,b', 'c'],
    ],
    [['-Tag', '"say ""a"""'], ['say "a"']],
  ])('that is a list takes several values: %j', (words, tag) => {
    expect(bound(...words)).toEqual({ tag });
  });

  it('that is the last by place and a list takes all the rest', () => {
    expect(bound('x', 'a', 'b')).toEqual({ name: 'x', tag: ['a', 'b'] });
  });

  it.each([
    [['-Count', '5'], { count: 5 }],
    [['-Ratio', '-1.5e2'], { ratio: -150 }],
    [['-Colour', 'green'], { colour: 'Green' }],
    [['-Since', '2026-11-20'], { since: new Date('2026-11-20') }],
    [['-Since', '2026-11-20T08:30:00+01:00'], { since: new Date('2026-11-20T07:30:00Z') }],
    [['-Wait', '1h30m'], { wait: 5_400_000 }],
    [['-Wait', 'PT90S'], { wait: 90_000 }],
    [['-Wait', '1.12:00:00'], { wait: 129_600_000 }],
    [['-Quota', '10GB'], { quota: 10 * 1024 ** 3 }],
    [['-Quota', '1.5KiB'], { quota: 1536 }],
    [['-Data', '{"a":[1]}'], { data: { a: [1] } }],
    [['-Name', '-5'], { name: '-5' }],
    [['-Name', ''], { name: '' }],
  ])('becomes what it is declared to be: %j', (words, expected) => {
    expect(bound(...words)).toEqual(expected);
  });
});

describe('a refusal says which parameter, the value and what is allowed', () => {
  it.each([
    [['-Count', 'x'], '-Count cannot be "x": a whole number from 1 to 9 is needed.'],
    [['-Count', '10'], '-Count cannot be "10": a whole number from 1 to 9 is needed.'],
    [['-Count', '1.5'], '-Count cannot be "1.5"'],
    [['-Colour', 'blue'], '-Colour cannot be "blue": one of Red, Green is needed.'],
    [['-Since', '2026-02-30'], '-Since cannot be "2026-02-30": a date such as'],
    [['-Since', 'yesterday'], '-Since cannot be "yesterday"'],
    [['-Wait', '5x'], '-Wait cannot be "5x": a duration such as 90s, 1h30m or 2d is needed.'],
    [['-Quota', '2PB'], 'a size such as 512KB or 10GB of at most 1TB is needed'],
    [['-Name', 'elevenchars'], '-Name cannot be "elevenchars": a text of at most 10 characters'],
    [['-NameLike', 'a1'], '-NameLike cannot be "a1": letters is needed.'],
    [['-Data', '{'], '-Data cannot be "{": JSON is needed.'],
    [['-File', ''], '-File cannot be "": a path is needed.'],
    [['-Fast:maybe'], '-Fast cannot be "maybe": true or false is needed.'],
    [['-Count', 'a\u001b[31mb'], '-Count cannot be "a\\x1b[31mb"'],
    [['-Count'], '-Count needs a value: a whole number from 1 to 9.'],
    [['-Count', '-Fast'], '-Count needs a value'],
    [['-Count', '1', '-Count', '2'], '-Count is given twice'],
    [['-Nmae', 'x'], 'There is no parameter -Nmae.'],
    [['-Output', 'xml'], 'one of table, list, json, jsonl, yaml, csv is needed'],
  ])('%j', (words, message) => {
    const attempt = (): unknown => bound(...words);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  it('suggests the nearest parameter', () => {
    expect(() => bound('-Nmae', 'x')).toThrow(
      expect.objectContaining({ hint: 'Did you mean -Name?' }),
    );
  });

  it('leads to the parameter that has the value among its choices', () => {
    const parameters = {
      role: { type: 'enum', choices: ['Reader'], position: 0, help: 'A role.' },
      service: { type: 'enum', choices: ['print'], help: 'A service.' },
    } as const;
    const command = describeCommand({ ...sample, parameters });
    const attempt = (): unknown => bind(command, argumentsOf(['print']), context);
    expect(attempt).toThrow('-Role cannot be "print": one of Reader is needed.');
    expect(attempt).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('-Service print') as string }),
    );
  });

  it('names a value that no parameter takes', () => {
    const words = ['-Id', '1', 'x'];
    expect(() => bind(describeCommand(eitherOr), argumentsOf(words), context)).toThrow(
      '"x" is one value too many.',
    );
  });
});

describe('a secret', () => {
  it('is refused in the arguments, without being repeated', () => {
    const attempt = (): unknown => bound('-Password', 'hunter22');
    expect(attempt).toThrow('-Password is a secret');
    expect(attempt).toThrow(
      expect.objectContaining({
        hint: expect.stringContaining(
          '-PasswordFile, -PasswordEnv, -PasswordStdin or -PasswordVault',
        ) as string,
      }),
    );
    expect(attempt).not.toThrow('hunter22');
  });

  it('is refused in its other spellings too', () => {
    expect(() => bound('--password=hunter22')).toThrow('is a secret');
    expect(() => bound('-Pass:hunter22')).toThrow('is a secret');
  });

  it('is taken as a value from a shell that holds it', () => {
    const secret = new Secret('hunter22');
    const given = [
      { kind: 'parameter', name: 'Password', text: '-Password', value: secret },
    ] as const;
    const binding = bind(describeCommand(sample), given, context);
    expect(binding.values.get('password')).toBe(secret);
  });

  it('that is named alone is still missing', () => {
    const lacking = (...words: string[]): readonly string[] => {
      const binding = bind(describeCommand(sample), argumentsOf(['x', ...words]), context);
      return missingParameters(binding).map(({ key }) => key);
    };
    expect(lacking()).toEqual([]);
    expect(lacking('-Password')).toEqual(['password']);
    expect(lacking('-Password', '-Fast')).toEqual(['password']);
    expect(lacking('-Password', '-PasswordEnv', 'A')).toEqual([]);
    expect(() => bound('-Password', '-Password')).toThrow('-Password needs a value');
  });

  it('is named in one way only', () => {
    expect(() => bound('-PasswordEnv', 'A', '-PasswordFile', 'b')).toThrow(
      'cannot be given together',
    );
  });
});

describe('parameter sets', () => {
  const find = (...words: string[]) => bind(describeCommand(eitherOr), argumentsOf(words), context);

  it('cannot be mixed', () => {
    expect(() => find('-Id', '1', '-Floor', '2')).toThrow(
      '-Id and -Floor cannot be given together',
    );
  });

  it.each([
    [['-Id', '1'], []],
    [['-Floor', '2'], ['place']],
    [[], ['id']],
  ])('decide what is still missing: %j', (words, missing) => {
    expect(missingParameters(find(...words)).map(({ key }) => key)).toEqual(missing);
  });
});
