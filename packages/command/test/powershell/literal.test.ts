import fc from 'fast-check';
import { expect, it } from 'vitest';
import { literal, literals } from '../../src/powershell/literal.ts';
import { tokensOf } from './powershell-tokens.ts';

const nasty = fc.string({
  unit: fc.constantFrom("'", '‘', '’', '‚', '‛', '"', '“', '`', '$', '(', ')', '#', '\n', 'a', ' '),
});

it('is one string to PowerShell, whatever is in it', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(tokensOf(literal(text))).toMatchObject([{ kind: 'string', text }]);
    }),
  );
});

it('stands alone in a list', () => {
  fc.assert(
    fc.property(fc.array(nasty), (texts) => {
      const strings = tokensOf(literals(texts)).filter(({ kind }) => kind === 'string');
      expect(strings.map(({ text }) => text)).toEqual(texts);
    }),
  );
});
