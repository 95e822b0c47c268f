import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';

interface Problem {
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly message: string;
}

async function problemsOf(program: string): Promise<{ code: number | null; all: string[] }> {
  const file = join(await temporaryFolder(), 'a.hw');
  await writeFile(file, program);
  const { code, stdout } = await hawserHere(['test-runbook', file, '-Output', 'json']);
  const { value } = JSON.parse(stdout) as { value: Problem[] };
  const all = value.map((each) => `${each.line}:${each.column} ${each.severity}: ${each.message}`);
  return { code, all };
}

test('a program is looked over as a whole before it runs', async () => {
  const { code, all } = await problemsOf(`param($Building)
$printers = get-cloud-printer -Location "building=$Buildng" -Nope 3
foreach ($p in $printers) { test-cloud-printer $p.Name | where Result -eq failed }
set-cloud-printer
function f($a) { $a }
f 1 2
get-print-usge
start-sleep x
"names" | set-content
`);
  expect(all).toEqual([
    '2:51 warning: Nothing puts a value into $Buildng.',
    '2:61 error: There is no parameter -Nope.',
    '4:1 error: What must be given is missing: -Name.',
    '6:5 error: "2" is one value too many.',
    '7:1 error: There is no command "get-print-usge".',
    '8:13 error: -Seconds cannot be "x": a number from 0 to 2000000 is needed.',
    '9:11 error: What must be given is missing: -Path.',
  ]);
  expect(code).toBe(1);
});

test('one that is not written as a program is told of where it is not', async () => {
  expect((await problemsOf('$a = 1\nif ($a { 2 }\n')).all).toEqual([
    '2:8 error: "{" makes no sense here: a closing ) is needed.',
  ]);
});

test('all that is wrong is told at once, each at its place', async () => {
  const { all } = await problemsOf(`param([int]$Floor = 'first')
function onFloor([Parameter(Mandatory)][int]$n, $name) { "$name on $n" }
onfloor second -naem Hall
onfloor -name Hall
start-sleep -Seconds x -Nope 1 -Milliseconds y
1..2 | % { checkpoint-runbook }
foreach ($i in 1..2) { checkpoint-runbook }
`);
  expect(all).toEqual([
    '1:21 error: "first" cannot be made a whole number.',
    '3:1 error: "second" cannot be made a whole number.',
    '3:16 error: There is no parameter -naem.',
    '4:1 error: What must be given is missing: -N.',
    '5:22 error: -Seconds cannot be "x": a number from 0 to 2000000 is needed.',
    '5:24 error: There is no parameter -Nope.',
    '5:46 error: -Milliseconds cannot be "y": a whole number from 0 to 2000000000 is needed.',
    '6:12 error: A run cannot be continued from here.',
  ]);
});

test('of a property that objects certainly have not it is warned', async () => {
  const { all, code } = await problemsOf(`$printers = get-cloud-printer | sort Nmae
foreach ($p in $printers) { "$($p.Name) $($p.Loction) $($p.Count)" }
get-cloud-printer | where { $_.Satte -eq 'idle' } | % { $_.State; 1 | % { $_.Any } }
(get-profile).Ulr
get-profile | select Name, Urls, @{ n = 'A'; e = { $_.Nam } } | % { $_.Anything }
get-profile | select -First 1 | ft Url, Nope, *a*
$other = get-profile; $other = 1; $other.Any
get-profile | % { $_.ToString() }; $Error[0].Any; $PSVersionTable.Any
`);
  expect(all).toEqual([
    '1:38 warning: Hawser.CloudPrinter has no property "Nmae".',
    '2:46 warning: Hawser.CloudPrinter has no property "Loction".',
    '3:32 warning: Hawser.CloudPrinter has no property "Satte".',
    '4:15 warning: Hawser.Profile has no property "Ulr".',
    '5:28 warning: Hawser.Profile has no property "Urls".',
    '5:55 warning: Hawser.Profile has no property "Nam".',
    '6:41 warning: Hawser.Profile has no property "Nope".',
  ]);
  expect(code).toBe(0);
});

test('objects that a command is not about are told of, where it is known what comes', async () => {
  const { all } = await problemsOf(`get-cloud-printer Hall | get-print-job
get-cloud-printer Hall | where State -eq idle | stop-print-job
get-cloud-printer Hall | select id | stop-print-job
get-cloud-printer Hall -Property id | stop-print-job
get-site-alert | sort Name |
  remove-site-user -Force
function get-agent { }
get-agent | stop-print-job
`);
  expect(all).toEqual([
    '2:49 error: An input object is a CloudPrinter, and stop-print-job takes only PrintJob, PrintJobHop.',
    expect.stringMatching(/^6:3 error: An input object is a SiteAlert, and remove-site-user takes/),
  ]);
});

test('variables that nothing sets are told of beside what is not written as a program', async () => {
  const { all } = await problemsOf(`param([int]$Floor = (1))
"$Flor $Floor $late $each"
$late = (1 2)
foreach ($each in 1 2) { 3 }
`);
  expect(all).toEqual([
    '2:2 warning: Nothing puts a value into $Flor.',
    '3:12 error: "2" makes no sense here: a closing ) is needed.',
    '4:21 error: "2" makes no sense here: a closing ) is needed.',
  ]);
});

test('also of one that is not written as a program', async () => {
  const { all } = await problemsOf(`$a = 1 ++ 2
$b = (2 3)
foreach ($x in 1..2) {
  $x ==
  get-profle
  while (1) { $c }
}
function f { ) }
f 1
`);
  expect(all).toEqual([
    '1:8 error: "+" makes no sense here: the end of the statement is needed.',
    '2:9 error: "3" makes no sense here: a closing ) is needed.',
    '4:6 error: "=" makes no sense here: the end of the statement is needed.',
    '5:3 error: There is no command "get-profle".',
    '6:3 error: "while" is not a part of this language.',
    '8:14 error: ")" makes no sense here: a value is needed.',
  ]);
});

test('nothing is wrong with one that would run', async () => {
  const program = `$p = @{ Name = 'a' }
get-cloud-printer @p | where { $_.State -eq 'idle' } | select Name, @{ n = 'x'; e = { $_.A } } | tee -Variable kept | out-null
import-csv a.csv | publish-cloud-printer
$kept | % -Parallel { test-cloud-printer $_.Name -Profile $using:p } -ThrottleLimit 3
try { 1 / $env:N } catch { $_.Message } finally { $? }
`;
  expect(await problemsOf(program)).toEqual({ code: 0, all: [] });
});
