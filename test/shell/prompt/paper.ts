import { width } from '@hawser/command/output/cell';
import { graphemes } from '../../../packages/cli/src/shell/prompt/editor/graphemes.ts';
import type { Size } from '../../../packages/cli/src/shell/prompt/screen/layout.ts';

/** A terminal in little: what it shows after what was written to it. */
export class Paper {
  column = 0;
  readonly #size: Size;
  #rows: string[][] = [[]];
  #row = 0;

  constructor(size: Size) {
    this.#size = size;
  }

  write(text: string): void {
    // eslint-disable-next-line no-control-regex
    for (const [part] of text.matchAll(/\u001b\[[\d;]*[A-Za-z]|\r|\n|[^\u001b\r\n]+/g)) {
      if (part === '\r') this.column = 0;
      else if (part === '\n') this.#down();
      else if (part.startsWith('\u001b')) this.#obey(part.slice(2, -1), part.at(-1) ?? '');
      else for (const each of graphemes(part)) this.#put(each);
    }
  }

  lines(): readonly string[] {
    return this.#rows.map((row) => row.join('').trimEnd());
  }

  /** So many lines, of which the cursor is in the one of that number. */
  linesFrom(count: number, cursorRow: number): readonly string[] {
    const from = this.#row - cursorRow;
    return Array.from({ length: count }, (_, index) => this.lines()[from + index] ?? '');
  }

  /** What stands at the cursor and after it. */
  below(): string {
    return this.lines().slice(this.#row).join('');
  }

  #put(character: string): void {
    if (this.column + width(character) > this.#size.columns) {
      this.column = 0;
      this.#down();
    }
    const row = (this.#rows[this.#row] ??= []);
    while (row.length < this.column) row.push(' ');
    row.splice(
      this.column,
      width(character),
      character,
      ...Array<string>(width(character) - 1).fill(''),
    );
    this.column += width(character);
  }

  #down(): void {
    this.#row += 1;
    this.#rows[this.#row] ??= [];
    if (this.#rows.length <= this.#size.rows) return;
    this.#rows.shift();
    this.#row -= 1;
  }

  #obey(number: string, what: string): void {
    const count = Number(number || '1');
    switch (what) {
      case 'A':
        this.#row = Math.max(0, this.#row - count);
        return;
      case 'B':
        this.#row = Math.min(this.#rows.length - 1, this.#row + count);
        return;
      case 'C':
        this.column = Math.min(this.#size.columns - 1, this.column + count);
        return;
      case 'K':
        this.#rows[this.#row]?.splice(this.column);
        return;
      case 'J':
        this.#rows[this.#row]?.splice(this.column);
        this.#rows = this.#rows.slice(0, this.#row + 1);
        return;
      default:
        if (what !== 'm') throw new Error(`what is ${what}?`);
    }
  }
}
