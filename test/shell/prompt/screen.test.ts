import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../packages/cli/src/shell/prompt/screen/cells.ts';
import { drawn, erased } from '../../../packages/cli/src/shell/prompt/screen/draw.ts';
import {
  layout,
  type Picture,
  type Screenful,
  type Size,
} from '../../../packages/cli/src/shell/prompt/screen/layout.ts';
import { Paper } from './paper.ts';

const size: Size = { columns: 20, rows: 6 };

function picture(text: string, more: Partial<Picture> = {}): Picture {
  return {
    prompt: 'HW:\\> ',
    more: '>> ',
    text,
    cursor: text.length,
    looks: [],
    suggestion: '',
    below: () => [],
    ...more,
  };
}

function lines({ rows }: Screenful): readonly string[] {
  return rows.map(({ cells }) => cells.map(({ text }) => text).join(''));
}

describe('a prompt is laid out', () => {
  it.each([
    ['a line', 'get-x', ['HW:\\> get-x'], [0, 11]],
    ['several lines', '1 | % {\n2', ['HW:\\> 1 | % {', '>> 2'], [1, 4]],
    ['what is wider wraps', 'get-x one two three', ['HW:\\> get-x one two ', 'three'], [1, 5]],
    ['what fills the row goes on', 'x'.repeat(14), [`HW:\\> ${'x'.repeat(14)}`, ''], [1, 0]],
    [
      'a wide letter is not cut',
      `${'x'.repeat(13)}日`,
      [`HW:\\> ${'x'.repeat(13)} `, '日'],
      [1, 2],
    ],
    ['what a terminal would obey', '\u001b[2J\u202e', ['HW:\\> \\x1b[2J\\u202e'], [0, 19]],
    ['a tab', 'a\tb', ['HW:\\> a    b'], [0, 12]],
    ['an accent alone', '\u0301', ['HW:\\> \u25cc\u0301'], [0, 7]],
  ])('%s', (_, text, expected, [row, column]) => {
    const screen = layout(picture(text), size);
    expect(lines(screen)).toEqual(expected);
    expect(screen.cursor).toEqual({ row, column });
  });

  it('a prompt that leaves no room shows its end', () => {
    const wide = picture('get-x', { prompt: 'HW office@site.example.com:\\> ' });
    expect(lines(layout(wide, size))).toEqual(['le.com:\\> get-x']);
  });

  it('what is taller than the screen is shown around the cursor', () => {
    const text = Array.from({ length: 12 }, (_, index) => `line ${index}`).join('\n');
    expect(lines(layout(picture(text), size))).toEqual(
      [6, 7, 8, 9, 10, 11].map((index) => `>> line ${index}`),
    );
    const top = layout(picture(text, { cursor: 0 }), size);
    expect([lines(top)[0], lines(top).length, top.cursor]).toEqual([
      'HW:\\> line 0',
      6,
      { row: 0, column: 6 },
    ]);
  });

  it('what stands below has a third of the screen, and what is left of it', () => {
    const below = (rows: number): ReturnType<Picture['below']> =>
      Array.from({ length: rows }, (_, index) =>
        cellsOf(`item ${index} ${'.'.repeat(30)}`, 'plain'),
      );
    const few = layout(picture('x', { below }), size);
    expect(lines(few)).toHaveLength(6);
    expect(lines(few)[5]).toBe('item 4 .............');
    const tall = layout(picture('x\n'.repeat(20), { below }), size);
    expect(lines(tall).filter((line) => line.startsWith('item'))).toHaveLength(2);
  });
});

describe('what is drawn is what was laid out', () => {
  const texts = [
    '',
    'g',
    'get-cloud-printer -Name one',
    'get-cloud-printer -Name one\n  | select name',
    'get-cloud-prin\n  | select name',
    '日本語の長いテキスト、端末の幅より',
    'x'.repeat(14),
    'x'.repeat(34),
    'short',
  ];

  it.each(texts.flatMap((one) => texts.map((other) => [one, other] as const)))(
    '%j, then %j',
    (one, other) => {
      const paper = new Paper(size);
      paper.write('before\r\n');
      const first = layout(picture(one, { suggestion: ' and on' }), size);
      const second = layout(picture(other, { cursor: Math.min(3, other.length) }), size);
      paper.write(drawn(undefined, first, true));
      expect(paper.lines()).toEqual(
        ['before', ...lines(first).map((line) => line.trimEnd())].slice(-6),
      );
      paper.write(drawn(first, second, true));
      const trimmed = lines(second).map((line) => line.trimEnd());
      expect(paper.linesFrom(trimmed.length, second.cursor.row)).toEqual(trimmed);
      expect(paper.column).toBe(second.cursor.column);
      paper.write(erased(second, size.columns));
      expect(paper.below()).toBe('');
    },
  );

  it('writes little for a letter more', () => {
    const first = layout(picture('get-cloud'), size);
    const next = layout(picture('get-cloud-'), size);
    expect(drawn(first, next, true)).toBe('-');
    expect(drawn(next, first, true)).toBe('\r\u001b[15C\u001b[K');
  });

  it('goes on in the next row as the terminal does, so that a line is copied as one', () => {
    const screen = layout(picture('x'.repeat(20)), size);
    expect(drawn(undefined, screen, false)).toBe(`HW:\\> ${'x'.repeat(14)} \r${'x'.repeat(6)}`);
  });

  it('stands where it belongs, however wide a terminal takes an emoji for', () => {
    const screen = layout(picture('❤️x'), size);
    expect(drawn(undefined, screen, false)).toBe('HW:\\> ❤️\r\u001b[8Cx');
    const full = layout(picture(`${'x'.repeat(12)}❤️more`), size);
    expect(drawn(undefined, full, false)).toBe(`HW:\\> ${'x'.repeat(12)}❤️\r\u001b[20C\r\nmore`);
  });

  it('has no colours where nobody wants them', () => {
    const looks = [{ start: 0, end: 5, look: 'command' as const }];
    const screen = layout(picture('get-x', { looks }), size);
    expect(drawn(undefined, screen, false)).toBe('HW:\\> get-x');
    expect(drawn(undefined, screen, true)).toContain('\u001b[0;36mget-x\u001b[m');
  });

  it('is taken away as the terminal has wrapped it anew', () => {
    const screen = layout(picture('x'.repeat(34)), size);
    // 40 columns in two rows and an empty one are one row and an empty one at 40, four at 10.
    expect(erased(screen, 40)).toBe('\u001b[1A\r\u001b[J');
    expect(erased(screen, 10)).toBe('\u001b[4A\r\u001b[J');
  });
});
