import { expect, it } from 'vitest';
import { code, prose, table } from '../../src/documents/markdown-text.ts';

it.each([
  ['a <b> & *c*', String.raw`a \<b\> & *c*`.replaceAll('*', String.raw`\*`)],
  ['&lt; stays', String.raw`\&lt; stays`],
  ['HAWSER_HOME and _this_', String.raw`HAWSER_HOME and \_this\_`],
  ['[a](b) `c` ~d~', String.raw`\[a\](b) \`c\` \~d\~`],
  ['C:\\new', String.raw`C:\\new`],
  ['# no title', String.raw`\# no title`],
  ['- no list', String.raw`\- no list`],
  ['-Name is no list', '-Name is no list'],
  ['1. no list', String.raw`1\. no list`],
  ['a\n=\nb', 'a\n\\=\nb'],
])('shows %j as it is', (text, markdown) => {
  expect(prose(text)).toBe(markdown);
});

it.each([
  ['a|b', '`a|b`'],
  ['a `b` c', '``a `b` c``'],
  ['`a', '`` `a ``'],
  ['a\n  b', '`a b`'],
])('shows the code %j as it is', (text, markdown) => {
  expect(code(text)).toBe(markdown);
});

it('keeps a row in its line and its cells apart', () => {
  expect(
    table(
      ['One', 'Two'],
      [
        ['a|b', '`c|d`'],
        ['e\nf', ''],
      ],
    ),
  ).toBe('| One | Two |\n| --- | --- |\n| a\\|b | `c\\|d` |\n| e f |  |\n');
});
