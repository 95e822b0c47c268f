import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '@hawser/core/files/lock';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';

interface Book {
  readonly checkpoint: string;
  /** What is to be there for the runbook to go on. */
  allow(name: string): Promise<void>;
  rewrite(text: string): Promise<void>;
  run(...words: readonly string[]): Promise<Ended>;
}

async function book(text: string): Promise<Book> {
  const folder = await temporaryFolder();
  const file = join(folder, 'nightly.hw');
  const checkpoint = join(folder, 'nightly.checkpoint');
  await writeFile(file, text);
  await writeFile(join(folder, 'password'), 'not to be seen');
  return {
    checkpoint,
    allow: async (name) => writeFile(join(folder, name), ''),
    rewrite: async (other) => writeFile(file, other),
    run: async (...words) =>
      hawserHere(['invoke-runbook', file, '-Checkpoint', checkpoint, ...words], { cwd: folder }),
  };
}

const program = `param([int]$N = 2, [securestring]$Password)
function require($name) { get-content $name | out-null }
$table = @{ Count = 1; Span = new-timespan -Minutes 3; Self = $null; Odd = @(1, (0 - 0), 10GB) }
$table.Self = $table
$same = $table
$block = { $_ + $N }
try { get-profile nobody } catch { $caught = $_ }
$seen = @()
foreach ($floor in 1..3) {
  $seen += $floor
  if ($floor -eq 2) {
    foreach ($room in 'a', 'b') {
      "$floor$room begins"
      checkpoint-runbook
      require "go-$floor$room"
      "$floor$room ends"
    }
  }
}
$same.Self.Count = 5
try { get-profile another } catch { 'caught' }
"$($table.Count) $($table.Span) $(5 | % $block) $seen $Password $($caught.Code) $($Error.Count)"
require end
'the end'
`;

test('an interrupted run goes on after what is done, with all that it knew', async () => {
  const { allow, checkpoint, run } = await book(program);
  const given = ['-Parameters', 'PasswordFile=password'];
  expect(await run(...given)).toMatchObject({ code: 3, stdout: '2a begins\n' });
  expect((await stat(checkpoint)).mode & 0o777).toBe(0o600);
  expect(await readFile(checkpoint, 'utf8')).not.toContain('not to be seen');
  await allow('go-2a');
  const second = await run(...given);
  expect(second).toMatchObject({ code: 3, stdout: '2a ends\n2b begins\n' });
  expect(second.stderr).toContain('It goes on at line 15,');
  await allow('go-2b');
  const stdout = '2b ends\ncaught\n5 00:03:00 7 1 2 3 [secret] profile-not-found 2\n';
  expect(await run(...given)).toMatchObject({ code: 3, stdout });
  await allow('end');
  expect(await run(...given)).toMatchObject({ code: 0, stdout: 'the end\n' });
  await expect(stat(checkpoint)).rejects.toThrow('ENOENT');
});

test('another program, and other parameters, do not go on with it', async () => {
  const { allow, rewrite, run } = await book(program);
  await run('-Parameters', 'PasswordFile=password');
  const others = await run('-Parameters', 'PasswordFile=password,N=3');
  expect(others).toMatchObject({ code: 5, stdout: '' });
  expect(others.stderr).toContain('is of a run with other parameters');
  await rewrite("'another'\nrequire-nothing\n");
  const another = await run();
  expect(another).toMatchObject({ code: 5, stdout: '' });
  expect(another.stderr).toContain('which has changed since, or of another program');
  await allow('go-2a');
  expect(await run('-Force')).toMatchObject({ code: 2, stdout: 'another\n' });
});

test('one that has ended by itself is over, also by throw', async () => {
  const { checkpoint, run } = await book("'one'\nthrow 'three are missing'\n");
  for (const _ of [1, 2]) {
    expect(await run()).toMatchObject({ code: 1, stdout: 'one\n' });
    await expect(stat(checkpoint)).rejects.toThrow('ENOENT');
  }
});

test('only one run at a time has a checkpoint', async () => {
  const { checkpoint, run } = await book("'one'");
  await withLock(checkpoint, async () => {
    const { code, stderr } = await run();
    expect(code).toBe(5);
    expect(stderr).toContain('Another run is using the checkpoint');
  });
  expect(await run()).toMatchObject({ code: 0, stdout: 'one\n' });
});

/** A checkpoint as hawser writes it. */
function marked(text: string): string {
  return `${text}\n${createHash('sha256').update(text).digest('hex')}\n`;
}

test.each([
  [marked('{"version":2}'), 'it is of another version of hawser'],
  ['{"version":1', 'it is not whole'],
  ['', 'it is not whole'],
])('a checkpoint that is none is refused: %j', async (text, said) => {
  const { checkpoint, run } = await book("'one'");
  await writeFile(checkpoint, text, { mode: 0o600 });
  const { code, stderr } = await run();
  expect(code).toBe(1);
  expect(stderr).toContain(said);
  expect(stderr).toContain('Begin anew with -Force');
});

test('one of which a single bit has changed is refused', async () => {
  const { checkpoint, run } = await book('$all = 1, 2\nget-content gone\n');
  await run();
  const whole = await readFile(checkpoint);
  const places = Array.from({ length: 8 }, (_, part) => Math.floor((part * whole.length) / 8));
  for (const place of [...places, whole.length - 1]) {
    // One makes another text of it, and the other none in UTF-8.
    for (const bit of [0x01, 0x80]) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ bit;
      await writeFile(checkpoint, changed);
      const { code, stderr } = await run();
      expect(code).toBe(1);
      expect(stderr).toContain('it is not whole, or not as it was written');
    }
  }
  await writeFile(checkpoint, whole);
  expect((await run()).stderr).toContain('It goes on at line 2');
});

test('one that is none is refused, whatever is in it', async () => {
  const { checkpoint, run } = await book('$all = 1, 2\nget-content gone\n');
  await run();
  const [whole = ''] = (await readFile(checkpoint, 'utf8')).split('\n');
  for (const [from, to] of [
    ['"list",1', '"list",[77]'],
    ['["list"', '["block",1,2'],
    ['["ErrorActionPreference"', '[5'],
  ] as const) {
    expect(whole).toContain(from);
    await writeFile(checkpoint, marked(whole.replace(from, to)));
    const { code, stderr } = await run();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('cannot be read: it'),
    });
  }
});

/** What is taken of it where only the first is wanted. */
async function first({ checkpoint }: Book): Promise<Ended> {
  const file = checkpoint.replace('.checkpoint', '.hw');
  return await hawserHere([
    '-Command',
    `invoke-runbook '${file}' -Checkpoint '${checkpoint}' | select -First 1`,
  ]);
}

test('what nobody has taken is given again', async () => {
  const one = await book("'one', 'two', 'three'\n'the end'\n");
  expect(await first(one)).toMatchObject({ code: 0, stdout: 'one\n' });
  const { stdout, stderr } = await one.run();
  expect(stdout).toBe('one\ntwo\nthree\nthe end\n');
  expect(stderr).toContain('It goes on at line 1,');
});

test('one of which all was taken that it gives is over', async () => {
  const one = await book("'one'\n");
  for (const _ of [1, 2]) {
    expect(await first(one)).toMatchObject({ code: 0, stdout: 'one\n' });
    await expect(stat(one.checkpoint)).rejects.toThrow('ENOENT');
  }
});

const unkept = [
  ['param([securestring]$Password)\n$kept = @{ in = $Password }\n', '$kept holds a secret'],
  ["param([securestring]$Password)\n$text = 'it is not to be seen'\n", '$text holds a secret'],
  ["param([securestring]$Password)\n$many = ('x' * 15MB), ('y' * 15MB)\n", 'The most is in $many.'],
] as const;

test.each(unkept)(
  'what cannot be kept is refused when it is to be kept: %s',
  async (text, said) => {
    const { run } = await book(text);
    const { code, stderr } = await run('-Parameters', 'PasswordFile=password');
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  },
);

test.each([
  '1..2 | % { checkpoint-runbook }',
  'function f { checkpoint-runbook }; f',
  'try { checkpoint-runbook } catch { throw $_ }',
  'checkpoint-runbook | out-null',
])('a run cannot be continued within %s', async (text) => {
  const { run } = await book(text);
  const { code, stderr } = await run();
  expect(code).toBe(2);
  expect(stderr).toContain('A run cannot be continued from here.');
});

test.each([-2, 2])('one of another day is warned of: %i', async (days) => {
  const { checkpoint, run } = await book('get-content gone\n');
  await run();
  const [whole = ''] = (await readFile(checkpoint, 'utf8')).split('\n');
  const written = new Date(Date.now() + days * 24 * 3_600_000).toISOString();
  const other = { ...(JSON.parse(whole) as object), written };
  await writeFile(checkpoint, marked(JSON.stringify(other)));
  expect((await run()).stderr).toContain('may be done once more');
});
