import { expect, test } from 'vitest';
import { runShell } from './run-shell.ts';

type Row = readonly [program: string, ...objects: unknown[]];

const tables: Readonly<Record<string, readonly Row[]>> = {
  'numbers are counted, and have units': [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 / 4', 2.5],
    ['7 % 3', 1],
    ['-5 + 2', -3],
    ['2 - -2', 4],
    ['0x1F; 1e3; .5; 1.25', 31, 1000, 0.5, 1.25],
    ['10kb; 1MB; 2gb', 10_240, 1_048_576, 2_147_483_648],
    ['"5" * 2; 5 * "2"', '55', 10],
    ['1 + "2"; "1" + 2', 3, '12'],
    ['$true + 1', 2],
  ],
  'texts have values in them, or have not': [
    [`'a $b'; "a $b"`, 'a $b', 'a '],
    ['$n = 3; "n=$n $($n + 1) `$n"', 'n=3 4 $n'],
    [`'it''s'; "say ""hi"""`, "it's", 'say "hi"'],
    ['"a`tb`nc`u{41}"', 'a\tb\ncA'],
    ['$o = [pscustomobject]@{ Name = "x" }; "$o.Name $($o.Name)"', '@{Name=x}.Name x'],
    ['"$env:WHO"', 'ada'],
    ['"${a b}"; ${a b} = 1; "${a b}"', '', '1'],
    ['"100 $ and $"', '100 $ and $'],
    ['"a b c".Length', 5],
  ],
  'lists, tables and ranges hold values': [
    ['1, 2, 3', 1, 2, 3],
    ['@(1).Count; @().Count; @(1, 2; 3).Count', 1, 0, 3],
    ['(,1).Count', 1],
    ['1..4', 1, 2, 3, 4],
    ['3..1', 3, 2, 1],
    ['$a = 1, 2, 3; $a[0]; $a[-1]; $a[9]', 1, 3, null],
    ['$a = 1..5; $a[1, 3]', 2, 4],
    ['$a = @(); $a += 1; $a += 2; $a.Count', 2],
    ['$a = 1, 2; $a[1] = 5; $a', 1, 5],
    ['$h = @{ One = 1; two = 2 }; $h.one; $h["TWO"]; $h.none', 1, 2, null],
    ['$h = @{}; $h.a = 1; $h["b"] = 2; $h.Keys; $h.Values; $h.Count', 'a', 'b', 1, 2, 2],
    ['$h = @{ a = @{ b = 1 } }; $h.a.b = 7; $h.a.b', 7],
    ['@{ a = 1 } + @{ b = 2 }', { a: 1, b: 2 }],
    ['(1, 2) + 3', 1, 2, 3],
    ['(1, 2) * 2', 1, 2, 1, 2],
    ['$o = [pscustomobject]@{ A = 1; B = "x" }; $o', { A: 1, B: 'x' }],
    ['(@{ n = 1 }, @{ n = 2 }).n', 1, 2],
    ['"abc"[0]; "abc"[-1]', 'a', 'c'],
    ['5.Count; $null.Count', 1, 0],
  ],
  'what is compared minds no case unless it says so': [
    ['"A" -eq "a"; "A" -ceq "a"; "a" -ieq "A"', true, false, true],
    ['2 -gt 10; "2" -gt "10"; 2 -lt "10"', false, true, true],
    ['1, 2, 3, 2 -eq 2', 2, 2],
    ['1, 2, 3 -gt 1', 2, 3],
    ['"Office 1" -like "off*"; "Office" -clike "off*"; "a1" -like "[a-c]?"', true, false, true],
    ['"abc" -notlike "b*"', true],
    ['"Room 12" -match "(\\d+)"; $Matches[1]', true, '12'],
    ['"x" -match "(?<who>.)"; $Matches.who', true, 'x'],
    ['1, 2 -contains 2; 2 -in 1, 2; 3 -notin 1, 2; "a" -in "A"', true, true, true, true],
    ['$null -eq $null; $null -eq 0', true, false],
    ['[datetime]"2026-01-02" -gt "2026-01-01"', true],
  ],
  'operators bind as in PowerShell': [
    ['1 + 2 -eq 3 -and 2 -eq 2', true],
    ['-not 1 -eq 0', true],
    ['!$true -or $true', true],
    ['1, 2 + 3', 1, 2, 3],
    ['1..2 + 3', 1, 2, 3],
    ['"{0}-{1}" -f 1, 2 + "x"', '1-2x'],
    ['$true -xor $true', false],
    ['$x = 0; $false -and ($x = 1); $x', false, 0],
  ],
  'texts are put together and taken apart': [
    [
      '"{0:N2} {1,5} {2,-3}| {3:P0} {4:D3} {5:X}" -f 1234.5, "a", "b", 0.5, 7, 255',
      '1,234.50     a b  | 50 % 007 FF',
    ],
    ['"{0:yyyy-MM-dd}" -f [datetime]"2026-02-03T12:00:00Z"', '2026-02-03'],
    ['"{{{0}}}" -f 1', '{1}'],
    ['1, 2, 3 -join "-"; -join ("a", "b")', '1-2-3', 'ab'],
    ['"a,b;c" -split "[,;]"', 'a', 'b', 'c'],
    ['-split " a  b "', 'a', 'b'],
    ['"a.b.c" -split "\\.", 2', 'a', 'b.c'],
    ["'Floor 2' -replace '(\\w+) (\\d)', '$2: $1'", '2: Floor'],
    ['"a.b" -split ".", 0, "SimpleMatch"', 'a', 'b'],
    ['"aAa" -creplace "a", "b"', 'bAb'],
    ["'x' * 3", 'xxx'],
  ],
  'a value is made another type by its name': [
    ['[int]"12"; [int]2.5; [int]3.5; [string]5; [bool]"x"', 12, 2, 4, '5', true],
    ['[int]"2kb"', 2048],
    ['[double]"1.5"', 1.5],
    ['([array]1).Count', 1],
    ['function f([int[]]$n) { $n[0] + 1 } f "1", "2"; ([string[]](1, 2))[1] + 1', 2, '21'],
    ['[datetime]"2026-01-02T00:00:00Z"', '2026-01-02T00:00:00.000Z'],
  ],
  'what belongs to a value is called': [
    ['"Ab".ToUpper(); "Ab".tolower(); " a ".Trim(); "xxa".TrimStart("x")', 'AB', 'ab', 'a', 'a'],
    ['"a.b.c".Split(".") -join "-"; "a.b".Replace(".", "$&")', 'a-b-c', 'a$&b'],
    ['"abc".Substring(1); "abc".Substring(0, "ab".Length - 1)', 'bc', 'a'],
    ['"abc".Contains("B"); "abc".StartsWith("a"); "abc".IndexOf("c")', false, true, 2],
    ['"7".PadLeft(3, "0"); (1234.5).ToString("N1"); (5).ToString()', '007', '1,234.5', '5'],
    ['([datetime]"2026-01-31T12:00:00").AddMonths(1).ToString("yyyy-MM-dd")', '2026-02-28'],
    ['$h = @{ a = 1 }; $h.ContainsKey("A"); $h.Remove("a"); $h.Count', true, 0],
    ['@{ a = 1; b = 2 }.GetEnumerator() | % { "$($_.Key)=$($_.Value)" }', 'a=1', 'b=2'],
    ['" a ", " b " | % Trim', 'a', 'b'],
  ],
  'a return leaves its block, with what was given before': [
    ['1..3 | % { if ($_ -eq 2) { return }; $_ }', 1, 3],
    ['1..3 | where { return $_ -gt 1 }', 2, 3],
    ['function f { 1..3 | % { return $_ }; "after" } f', 1, 2, 3, 'after'],
  ],
  'nothing at all is not $null': [
    ['$r = 1..3 | where { $_ -gt 5 }; $r.Count; @($r).Count; $r -eq $null', 0, 0, true],
    ['$r = 1..3 | where { $_ -gt 5 }; $r | % { "ran" }; foreach ($x in $r) { "ran" }'],
    ['$null | % { "ran" }; @($null).Count', 'ran', 1],
    ['$null = 1..3; [void](1..3); "on"', 'on'],
  ],
  'an assignment is a value where one is needed': [
    ['if ($x = 1..2) { $x.Count } else { "none" }', 2],
    ['if ($x = 1..2 | where { $_ -gt 5 }) { "some" } else { "none" }', 'none'],
    ['$a = $b = 5; $a + $b; ($c = 7)', 10, 7],
  ],
  'dates and spans have forms': [
    ['$d = [datetime]"2026-03-05T04:07:09"; "{0:d.M.yy H:mm}" -f $d', '5.3.26 4:07'],
    [
      '"{0:s} {0:yyyyMMdd-HHmmss}" -f [datetime]"2026-03-05T14:07:09"',
      '2026-03-05T14:07:09 20260305-140709',
    ],
    [
      "'{0:hh:mm tt} {0:dddd, dd MMM}' -f [datetime]'2026-03-05T14:07:09'",
      '02:07 PM Thursday, 05 Mar',
    ],
    ["'{0:hh\\:mm\\:ss}' -f (new-timespan -Hours 1 -Seconds 5)", '01:00:05'],
    ['"{0:X2} {1:X}" -f 10, -1', '0A FFFFFFFF'],
  ],
  'statements choose and repeat': [
    ['if (0) { 1 } elseif (1) { 2 } else { 3 }', 2],
    ['if ($false) { 1 }\nelse { 2 }', 2],
    ['foreach ($i in 1..9) { if ($i -eq 2) { continue }; if ($i -gt 3) { break }; $i }', 1, 3],
    ['foreach ($x in $null) { 1 }'],
    ['$r = foreach ($i in 1..3) { $i * 2 }; $r.Count; $r', 3, 2, 4, 6],
    ['$x = if (1) { "yes" }; $x', 'yes'],
    ['1; 2\n3 # four\n<# five #> 6', 1, 2, 3, 6],
    ['1 + `\n2', 3],
    ['$a = 1; $a += 2; $a *= 3; $a -= 1; $a /= 2; $a %= 3; $a', 1],
  ],
  'functions have parameters and variables of their own': [
    ['function add($a, $b = 2) { $a + $b }; add 1; add 1 5; add -b 7 1', 3, 6, 8],
    [
      'function f { param([int]$n, [switch]$twice) if ($twice) { $n * 2 } else { $n } } f "4"; f 4 -twice',
      4,
      8,
    ],
    ['function f { $x = 2 } $x = 1; f; $x', 1],
    ['function f { $global:x = 2 } f; $x', 2],
    ['function f { return 1; 2 } f', 1],
    ['function f { $args.Count } f a b c', 3],
    ['function f { ($input | measure -Sum).Sum } 1..4 | f', 10],
    ['function f([string]$n) { $n } f 007', '7'],
    [
      'function fib($n) { if ($n -lt 2) { $n } else { (fib ($n - 1)) + (fib ($n - 2)) } } fib 12',
      144,
    ],
    ['& { param($x) $x * 2 } 4', 8],
    ['$b = { $args[0] + 1 }; & $b 5', 6],
    ['$p = @{ a = 1; b = 2 }; function f($a, $b) { "$a$b" } f @p', '12'],
    ['$l = 3, 4; function f($a, $b) { "$a$b" } f @l', '34'],
  ],
  'what fails is caught, or thrown on': [
    ['try { 1 / 0 } catch { $_.Code } finally { "done" }', 'value-divided-by-zero', 'done'],
    ['try { throw "x" } catch { $_.Exception.Message; $_.Target }', 'x', 'x'],
    ['try { throw @{ n = 5 } } catch { $_.TargetObject.n }', 5],
    ['try { try { throw "in" } catch { throw } } catch { "out $($_.Message)" }', 'out in'],
    ['try { nope } catch { $_.Code }', 'argument-unknown-command'],
    ['try { 1 } finally { 2 }', 1, 2],
    ['function f { try { return 1 } finally { 2 } } f', 1, 2],
    ['$Error.Count; try { throw "x" } catch {}; $Error[0].Message', 0, 'x'],
  ],
  'pipelines go on only if the one before went well, or did not': [
    ['echo 1 && echo 2', 1, 2],
    ['echo 1 || echo 2', 1],
  ],
};

for (const [rule, rows] of Object.entries(tables)) {
  const cases = rows.map(([program, ...objects]) => ({ program, objects }));
  test.each(cases)(`${rule}: $program`, async ({ program, objects }) => {
    const ran = await runShell(program, { env: { WHO: 'ada' } });
    expect({ objects: ran.objects, said: ran.said }).toEqual({ objects, said: '' });
  });
}

test('an error ends its statement, and the next one runs, where errors are to be gone on from', async () => {
  const ran = await runShell('1 / 0; "next"; $?; nope || echo "other"', {
    errorAction: 'Continue',
  });
  expect(ran.objects).toEqual(['next', true, 'other']);
  expect(ran.said).toContain('Something is divided by zero.');
  expect(ran.said).toContain('There is no command "nope".');
});

test('throw ends the program all the same', async () => {
  const ran = await runShell('throw "no"; 1', { errorAction: 'Continue' });
  expect(ran).toMatchObject({ objects: [], ended: 'program-thrown', exitCode: 1 });
});

test('a preference says what becomes of errors', async () => {
  const program = '$ErrorActionPreference = "SilentlyContinue"; 1 / 0; $Error.Count; $?';
  expect(await runShell(program)).toMatchObject({ objects: [1, true], said: '' });
});

test('an error shows where it is', async () => {
  const { said } = await runShell('$a = 1\n$a / 0\n');
  expect(said).toBe(
    [
      'At line 2, column 1:',
      '  $a / 0',
      '  ~~~~~~',
      'hawser: Something is divided by zero.',
      '  See first whether what stands after the operator is 0.',
      '',
    ].join('\n'),
  );
});

test('a program that is interrupted stops, in the middle of a loop, too', async () => {
  const stop = new AbortController();
  setImmediate(() => stop.abort(new Error('interrupted')));
  const ran = await runShell('foreach ($i in 1..1000000) { foreach ($j in 1..1000000) { $i } }', {
    signal: stop.signal,
  });
  expect(ran.ended).toContain('interrupted');
});
