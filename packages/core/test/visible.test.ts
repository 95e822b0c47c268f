import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visible } from '../src/visible.ts';

it.each([
  ['plain text, ä, 打印机, 👩‍👩‍👧', 'plain text, ä, 打印机, 👩‍👩‍👧'],
  ['a\u001b[31mb', 'a\\x1b[31mb'],
  ['line\r\nnext\t', 'line\\r\\nnext\\t'],
  ['abc\u202egpj.exe', 'abc\\u202egpj.exe'],
  ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
  ['half \ud83d', 'half \\ud83d'],
  ['\u0000\u007f\u009b', '\\x00\\x7f\\x9b'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

it('whatever the text, a terminal obeys nothing in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visible(text);
      expect(shown.isWellFormed()).toBe(true);
      expect(/\p{Cc}|\p{Zl}|\p{Zp}|[\u202a-\u202e\u2066-\u2069]/u.test(shown)).toBe(false);
    }),
  );
});
