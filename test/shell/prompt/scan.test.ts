import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksOf } from '../../../packages/cli/src/shell/prompt/colours/looks-of.ts';
import { asksForHelp } from '../../../packages/cli/src/shell/prompt/help/asks-for-help.ts';
import { scan } from '../../../packages/cli/src/shell/prompt/scan/scan.ts';

describe('a line is coloured while it is written:', () => {
  const isKnown = (name: string): boolean => /^(?:get|where|%)/.test(name);
  it.each([
    ['get-x -Name a', 'command:get-x parameter:-Name plain:a'],
    ['gt-x -n', 'unknown:gt-x parameter:-n'],
    // It may become one.
    ['gt-x', 'command:gt-x'],
    ["get-x 'a b' 12 $v", "command:get-x text:'a b' number:12 variable:$v"],
    [
      'get-x -Size:10GB,2',
      'command:get-x parameter:-Size operator:: number:10GB operator:, number:2',
    ],
    [
      '$a = get-x | where { $_.b -eq 1 }',
      'variable:$a operator:= command:get-x operator:| command:where variable:$_ member:b operator:-eq number:1',
    ],
    [
      'foreach ($i in 1..3) { get-x $i }',
      'keyword:foreach variable:$i keyword:in number:1 operator:.. number:3 command:get-x variable:$i',
    ],
    [
      'if ($a) { return } else { throw "x" }',
      'keyword:if variable:$a keyword:return keyword:else keyword:throw text:"x"',
    ],
    [
      '"n is $n, $($n + 1)." # says',
      'text:"n is  variable:$n text:,  operator:$ variable:$n operator:+ number:1 text:." comment:# says',
    ],
    ['[int]$a', 'type:[int] variable:$a'],
    ["get-x 'open", "command:get-x text:'open"],
    ['get-x @v [a-z]*', 'command:get-x variable:@v plain:[a-z]*'],
    // What nothing can make right any more.
    ['get-x ) 1', 'command:get-x error:) number:1'],
    ['while ($a) { }', 'error:while variable:$a'],
  ])('%s', (text, expected) => {
    const looks = looksOf(text, isKnown);
    const shown = looks.map(({ start, end, look }) => `${look}:${text.slice(start, end)}`);
    expect(shown.join(' ')).toBe(expected);
  });
});

describe('? asks for help', () => {
  it.each([
    ['', true],
    ['get-x ', true],
    ['get-x -Name ', true],
    ['get-x a', false],
    ["get-x '", false],
    ['get-x | ', false],
    ['get-x | where { ', false],
    ['get-x a,', false],
  ])('at the end of %j: %s', (text, expected) => {
    expect(asksForHelp(text, text.length)).toBe(expected);
  });
});

it('any text at all is looked through, to its end', () => {
  const piece = fc.constantFrom(
    ...'get-x $a " \' ( ) { } [ ] @ | ; & , . -eq = # ` <# \n 12 if foreach $('.split(/(?<=.) /),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(piece, { maxLength: 40 }).map((all) => all.join(' ')),
      ),
      (text) => {
        const { tokens } = scan(text);
        let end = 0;
        for (const token of tokens.toSorted((a, b) => a.start - b.start)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          ({ end } = token);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 2000 },
  );
  for (const bracket of ['(', '{', '@{', '$(', '[', '"$(', '& {', 'if ('])
    scan(bracket.repeat(5000));
});
