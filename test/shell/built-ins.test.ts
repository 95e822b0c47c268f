import { mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { runShell } from './run-shell.ts';

const people = `$people = @(
  [pscustomobject]@{ Name = 'Ada'; Age = 36; City = 'London' }
  [pscustomobject]@{ Name = 'Bob'; Age = 20; City = 'Paris' }
  [pscustomobject]@{ Name = 'Cid'; Age = 20; City = 'london' }
)
`;

const ada = { Name: 'Ada', Age: 36, City: 'London' };

test.each([
  ['$people | where { $_.Age -gt 30 }', [ada]],
  ['$people | where Age -gt 30', [ada]],
  ['$people | ? Name -clike a*', []],
  ['$people | ? City -eq london | % Name', ['Ada', 'Cid']],
  [
    '$people | ? Age',
    [ada, { Name: 'Bob', Age: 20, City: 'Paris' }, { Name: 'Cid', Age: 20, City: 'london' }],
  ],
  ['1..3 | % { $_ * 2 }', [2, 4, 6]],
  ['1..2 | % -Begin { "b" } -Process { $_ } -End { "e" }', ['b', 1, 2, 'e']],
  ['$n = 0; 1..3 | % { $n += $_ }; $n', [6]],
  ['1..2 | % { $a = $_; 3..4 | % { "$a$_" }; $_ }', ['13', '14', 1, '23', '24', 2]],
  ['(1..20 | % -Parallel { $_ * 2 } -ThrottleLimit 3 | measure -Sum).Sum', [420]],
  ['$k = 3; 1..2 | % -Parallel { $using:k * $_ } | sort', [3, 6]],
  [
    '$people | select Name, @{ n = "Old"; e = { $_.Age + 100 } } -First 1',
    [{ Name: 'Ada', Old: 136 }],
  ],
  ['$people | select A* -Last 1', [{ Age: 20 }]],
  ['$people | select * -ExcludeProperty City, Age -Skip 2', [{ Name: 'Cid' }]],
  ['$people | select -ExpandProperty Name', ['Ada', 'Bob', 'Cid']],
  ['$people | select Age -Unique', [{ Age: 36 }, { Age: 20 }]],
  ['1..9 | select -Last 2; 1..9 | select -First 2 -Skip 3', [8, 9, 4, 5]],
  ['$people | sort Age, Name -Descending | % Name', ['Ada', 'Cid', 'Bob']],
  ['$people | sort @{ e = { $_.Name }; Descending = $true } | % Name', ['Cid', 'Bob', 'Ada']],
  ['3, 1, 2, 1 | sort -Unique; "b", "A" | sort', [1, 2, 3, 'A', 'b']],
  [
    '$people | group City -NoElement',
    [
      { count: 2, name: 'London' },
      { count: 1, name: 'Paris' },
    ],
  ],
  ['($people | group Age -AsHashTable)["20"].Count', [2]],
  ['$people | measure Age, Name -Maximum | % Maximum', [36, 'Cid']],
  ['$people[0] | select @{ n = "a"; e = "Age"; f = "N1" }', [{ a: '36.0' }]],
  ['$people[0].PSObject.Properties | % Name', ['Name', 'Age', 'City']],
  [
    '$people | measure Age -Average -Maximum',
    [{ count: 3, average: 76 / 3, sum: null, maximum: 36, minimum: null, property: 'Age' }],
  ],
  [
    'diff (1, 2) (2, 3)',
    [
      { inputObject: 3, sideIndicator: '=>' },
      { inputObject: 1, sideIndicator: '<=' },
    ],
  ],
  ['1..3 | tee -Variable t | out-null; $t', [1, 2, 3]],
  ['$people[0] | convertto-json -Compress', ['{"Name":"Ada","Age":36,"City":"London"}']],
  [`'[{"a":1},{"a":2}]' | convertfrom-json | % a`, [1, 2]],
  ['$people | select Name, Age -First 1 | convertto-csv', ['Name,Age', 'Ada,36']],
  [`'a,b', '1,"x, ""y"""' | convertfrom-csv`, [{ a: '1', b: 'x, "y"' }]],
  [`'a;b', '1;2' | convertfrom-csv -Delimiter ';'`, [{ a: '1', b: '2' }]],
  ['@{ a = 1; b = @(2) } | convertto-yaml', ['a: 1\nb:\n  - 2']],
  ['"a: 1`nb: [2]" | convertfrom-yaml', [{ a: 1, b: [2] }]],
  ['(New-TimeSpan -Hours 1 -Minutes 2).TotalMinutes', [62]],
  ['[datetime]"2026-01-20" - (new-timespan -Days 1) | get-date -Format yyyy', ['2026']],
  [
    '$d = [datetime]"2026-01-02T10:00:00Z"; ($d - [datetime]"2026-01-02T08:30:00Z").TotalHours',
    [1.5],
  ],
  ['set-variable x 5; $x; (get-variable x).Value; 1..2 | set-variable y; $y.Count', [5, 5, 2]],
  ['(measure-command { 1 }).TotalSeconds -lt 5', [true]],
  ['echo a b; write-output 1, 2', ['a', 'b', 1, 2]],
  ['get-alias ft | % Definition', ['Format-Table']],
  [
    '$people | gm N*',
    [{ typeName: 'object', name: 'Name', memberType: 'Property', type: 'text', says: '' }],
  ],
  [
    '$people | select Name, Age -First 2 | out-string',
    ['Name  Age\n----  ---\nAda    36\nBob    20\n'],
  ],
  ['test-path /; test-path / -PathType Leaf', [true, false]],
  ['$PSDefaultParameterValues["sort-object:descending"] = $true; 1..3 | sort', [3, 2, 1]],
])('%s', async (program, objects) => {
  const ran = await runShell(people + program);
  expect({ objects: ran.objects, said: ran.said, ended: ran.ended }).toEqual({
    objects,
    said: '',
    ended: undefined,
  });
});

test('files are read and written, whole and by nobody else', async () => {
  const folder = await temporaryFolder();
  const at = (name: string): string => join(folder, name);
  await writeFile(at('in.csv'), 'Name,Floor\r\nOffice,2\r\n"Print, room",3\r\n');
  const ran = await runShell(`
    $all = import-csv '${at('in.csv')}'
    $all | where Floor -gt 2 | export-csv '${at('out.csv')}'
    $all | % Name | set-content '${at('names.txt')}'
    'more' | set-content '${at('names.txt')}' -Append
    $all | ft Name | out-file '${at('table.txt')}'
    get-content '${at('names.txt')}' -Tail 2
  `);
  expect(ran).toMatchObject({ objects: ['Print, room', 'more'], said: '' });
  expect(await readFile(at('out.csv'), 'utf8')).toBe('Name,Floor\r\n"Print, room",3\r\n');
  expect(await readFile(at('table.txt'), 'utf8')).toBe('Name\n----\nOffice\nPrint, room\n');
  expect((await stat(at('out.csv'))).mode & 0o777).toBe(0o600);
});

test('what goes through is kept in a file as it is shown', async () => {
  const file = join(await temporaryFolder(), 'kept.txt');
  const ran = await runShell(
    `'b', 'a' | tee '${file}' | sort; 1..9 | tee -Variable n | select -First 2; $n.Count`,
  );
  expect(ran.objects).toEqual(['a', 'b', 1, 2, 2]);
  expect(await readFile(file, 'utf8')).toBe('b\na\n');
});

test('nothing is written where only is asked what would be', async () => {
  const folder = await temporaryFolder();
  const ran = await runShell(`
    $WhatIfPreference = $true
    1 | set-content '${join(folder, 'a')}'
    test-path '${join(folder, 'a')}'
  `);
  expect(ran.objects).toEqual([false]);
  expect(ran.said).toContain('What if: Performing the operation "Write file" on target');
});

test('a file that is there is kept where nothing is to be lost', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'a');
  await writeFile(path, 'old');
  expect((await runShell(`1 | out-file '${path}' -NoClobber`)).ended).toBe('file-exists');
  expect(await readFile(path, 'utf8')).toBe('old');
});

test('what is said goes beside the output', async () => {
  const ran = await runShell('write-host hello; write-warning careful; write-verbose no; 1');
  expect(ran).toMatchObject({ objects: [1], said: 'hello\nWARNING: careful\n' });
});

test('names of others do nothing to a terminal', async () => {
  const verbose = '$VerbosePreference = \'Continue\'; write-verbose "c`e[31md"';
  const ran = await runShell(`write-host "a\`e[31mb"; "x\`e]0;t\`a" | out-string; ${verbose}`);
  expect(ran.said).toContain('VERBOSE: c\\x1b[31md\n');
  expect(ran.said + ran.objects.join('')).not.toContain('\u001b');
});

test('a table may cut nothing, and goes on below instead', async () => {
  const long = 'a long text that goes on and on '.repeat(6).trim();
  const objects = `[pscustomobject]@{ A = 1; B = '${long}' }, [pscustomobject]@{ A = 2; B = 'b' }`;
  const { objects: shown } = await runShell(`${objects} | ft -AutoSize -Wrap | out-string`);
  const text = String(shown[0]);
  expect(text.replaceAll(/\s+/g, ' ')).toContain(long);
  expect(text).toMatch(/^A {2}B$/m);
});

test('Get-Member says of any value what it is, and what can be called', async () => {
  const of = async (program: string): Promise<readonly unknown[]> =>
    (await runShell(`${program} | % { "$($_.TypeName) $($_.MemberType) $($_.Name)" }`)).objects;
  expect(await of('1..3 | gm')).toEqual(['number Method ToString', 'number Method Equals']);
  const text = await of("'a', 'b' | gm");
  expect(text).toHaveLength(18);
  expect(text).toContain('text Property length');
  expect(text).toContain('text Method ToUpper');
  expect(await of('get-date | gm -Name year, adddays')).toEqual([
    'date Property year',
    'date Method AddDays',
  ]);
  expect(await of('@{ a = 1 } | gm a, k*')).toEqual(['table Property a', 'table Property Keys']);
  expect(await of('[pscustomobject]@{ A = 1 } | gm')).toEqual(['object Property A']);
  expect(await of('[pscustomobject]@{ A = 1 } | gm -MemberType Method')).toHaveLength(2);
  expect((await runShell('get-member')).ended).toBe('shell-nothing-fed');
  expect((await runShell('$null | get-member')).said).toContain('Nothing has come of which');
});

test('and shows each kind of them below its name', async () => {
  const { objects } = await runShell("1, 'a' | gm ToString | out-string");
  const parts = String(objects[0]).split('\n\n');
  expect(parts[0]).toBe('   TypeName: number');
  expect(parts[1]).toMatch(/^Name {6}Type {4}Says\n[ -]+\nToString {2}method {2}\.ToString\(\)/);
  expect(parts[2]).toBe('   TypeName: text');
});

const rooms = "@([pscustomobject]@{ Name = 'a'; State = 'idle' }, [pscustomobject]@{ Name = 'b' })";

test.each([
  ['group Stat', 'Nothing that has come has a property "Stat". Did you mean State?'],
  ['sort Nope, Name', 'a property "Nope". There are Name, State\n'],
  ['where Nope -eq 1', 'a property "Nope"'],
  ['% Nope', 'a property "Nope"'],
  ['ft Name, Nope', 'a property "Nope"'],
  ['select Nope, Stat', 'a property "Stat". Did you mean State?'],
])('what nothing has is warned of, where nothing would say so: %s', async (stage, said) => {
  const ran = await runShell(`${rooms} | ${stage} | out-null`);
  expect(ran.ended).toBeUndefined();
  expect(ran.said).toContain(said);
});

test.each([
  'group State',
  'sort { $_.Nope }',
  'where Nam* -eq 1',
  'select Name, Nope',
  'select @{ n = "x"; e = { $_.Nope } }',
  'select -First 1',
  '% Count',
  '% ToString',
  'ft N*',
])('and nothing else is: %s', async (stage) => {
  expect((await runShell(`${rooms} | ${stage} | out-null`)).said).toBe('');
  expect((await runShell(`@() | ${stage} | out-null`)).said).toBe('');
});

test('what nothing has cannot be added up', async () => {
  const { ended, said } = await runShell(`${rooms} | measure Pages -Sum`);
  expect(ended).toBe('shell-nothing-has');
  expect(said).toContain('There are Name, State');
  expect((await runShell('1..3 | measure Pages -Sum')).said).toContain(
    'What has come is a number.',
  );
  expect((await runShell('@() | measure Pages -Sum | % Count')).objects).toEqual([0]);
});

test('files and folders are listed, those of folders in it where that is said', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'more', 'deep'), { recursive: true });
  await writeFile(join(folder, 'b.csv'), '12345');
  await writeFile(join(folder, 'A.txt'), '');
  await writeFile(join(folder, '.hidden'), '');
  await writeFile(join(folder, 'more', 'deep', 'c.csv'), '');
  const of = async (line: string): Promise<readonly unknown[]> => {
    const { objects, said } = await runShell(line.replaceAll('F/', `${folder}/`));
    return said === '' ? objects : [said];
  };
  expect(await of('ls F/ | % Name')).toEqual(['A.txt', 'b.csv', 'more']);
  expect(await of('dir F/ -File -Hidden | % Name')).toEqual(['.hidden', 'A.txt', 'b.csv']);
  expect(await of('gci F/ -Directory | % { "$($_.Name) $($_.Length)" }')).toEqual(['more ']);
  expect(await of('ls F/*.csv | % Length')).toEqual([5]);
  expect(await of('ls F/b.csv | % FullName')).toEqual([join(folder, 'b.csv')]);
  await symlink('b.csv', join(folder, 'link'));
  expect(await of('ls F/link | % Length')).toEqual([5]);
  await rm(join(folder, 'link'));
  expect(await of('ls F/ *.csv -Recurse | % Name')).toEqual(['b.csv', 'c.csv']);
  expect(await of('ls F/ *.csv -Recurse -Depth 1 | % Name')).toEqual(['b.csv']);
  expect(String((await of('ls F/ *.csv | out-string'))[0])).toMatch(
    /^ {3}Directory: .*\n\nLastWriteTime +Length +Name\n[ -]+\n\S+ +5 +b\.csv\n$/,
  );
  expect(await of('(ls F/b.csv).LastWriteTime -gt "2020-01-01"')).toEqual([true]);
  const { ended, objects, said } = await runShell(`ls ${folder}/nope, ${folder}/b.csv | % Name`, {
    errorAction: 'Continue',
  });
  expect({ ended, objects }).toEqual({ ended: undefined, objects: ['b.csv'] });
  expect(said).toContain('nope cannot be read: ');
});

test('the folder where paths begin has a name', async () => {
  const { objects } = await runShell('(pwd).Path; "$(get-location)"');
  expect(objects).toEqual([process.cwd(), process.cwd()]);
});

test.each([
  ['cd /tmp', 'Hawser stays where it was started'],
  ['rm a', 'hawser -AllowNative opens a shell'],
  ['grep a', "Where-Object { $_ -match '…' }"],
  ['get-item a', 'Get-ChildItem tells of a file.'],
])('who types what is there elsewhere is told what to do: %s', async (line, said) => {
  const ran = await runShell(line, { env: { PATH: process.env['PATH'] ?? '' } });
  expect(ran.ended).toBe('shell-elsewhere');
  expect(ran.said).toContain(said);
});
