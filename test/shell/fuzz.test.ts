import { expect, test } from 'vitest';
import { compileProgram } from '../../packages/cli/src/shell/run/compile-program.ts';
import { parse } from '../../packages/cli/src/shell/syntax/parse.ts';
import { Source } from '../../packages/cli/src/shell/syntax/source.ts';
import { PlacedError } from '../../packages/cli/src/shell/syntax/syntax-errors.ts';
import { runShell } from './run-shell.ts';

/** The same programs in each run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const corpus = [
  '1..9 | where { $_ % 2 } | measure -Sum',
  '$a = @{ x = 1; y = @(1, 2; 3) }; $a.y[1] += 2; "v $($a.x) $a"',
  'foreach ($i in 1..3) { if ($i -eq 2) { continue } elseif (!$i) { break } else { $i } }',
  'function f([int]$n = 2, [switch]$t) { try { throw "x$n" } catch { $_.Message } finally { 1 } } f 3 -t',
  '"{0:N2} {1,5}" -f 1kb, \'a\' -split "," -join "`t" -replace "(a)", \'$1\'',
  '$p = @{ Name = "x" }; echo @p -a:b --c=d e,f \'g h\' && echo 1 || echo 2; # done',
  '[pscustomobject]@{ A = [int]"5" } | select A, @{ n = "B"; e = { $_.A * 2 } } | sort A -Descending',
];
const pieces = [
  '$ @ ( ) { } [ ] " \' ` | ; , . .. && || -eq -f -join -not ! + - * / % = += # <# #>'.split(' '),
  '$a $_ $( @( @{ ${ if else foreach in try catch function param throw return 1 0x 1kb'.split(' '),
  ['\n', '9e999', '\0', '\u202e', '\ud800', '😀', '\u00a0'],
].flat();

function mutated(roll: (below: number) => number): string {
  let text = corpus[roll(corpus.length)] ?? '';
  for (let count = roll(6) + 1; count > 0; count -= 1) {
    const at = roll(text.length + 1);
    const end = Math.min(text.length, at + roll(8));
    const piece = pieces[roll(pieces.length)] ?? '';
    const other = corpus[roll(corpus.length)] ?? '';
    const from = roll(other.length);
    const part = other.slice(from, from + roll(12));
    const put = [piece, '', part, text.slice(at, end).repeat(2)][roll(4)] ?? '';
    text = text.slice(0, at) + put + text.slice(roll(2) === 0 ? at : end);
  }
  return text;
}

test('any text is a program, or is refused at a place in it', () => {
  const roll = dice(20_261_121);
  let refused = 0;
  for (let count = 0; count < 100_000; count += 1) {
    const random = (): string =>
      Array.from({ length: roll(30) }, () => pieces[roll(pieces.length)]).join('');
    const text = roll(4) === 0 ? random() : mutated(roll);
    const source = new Source(text);
    try {
      compileProgram(parse(source), source);
    } catch (error) {
      refused += 1;
      if (!(error instanceof PlacedError)) throw new Error(JSON.stringify(text), { cause: error });
      source.marked(error.span);
      expect(error.span.start).toBeLessThanOrEqual(text.length);
    }
  }
  expect(refused).toBeGreaterThan(10_000);
}, 60_000);

test('and a program that can be run ends, well or with an error that is told', async () => {
  const roll = dice(7);
  for (let count = 0; count < 2000; count += 1) {
    const text = mutated(roll);
    // What it names is no command that does anything to this machine.
    if (/set-content|out-file|export|import|sleep|read-host|\b(?:sc|tee|cat|gc|type)\b/i.test(text))
      continue;
    const { ended, said } = await runShell(text, { errorAction: 'Continue' });
    const told = `${ended ?? ''} ${said}`;
    expect(told, text).not.toContain('internal');
  }
}, 60_000);
