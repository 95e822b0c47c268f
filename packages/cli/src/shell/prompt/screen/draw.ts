import type { Cell } from './cells.ts';
import { isUnsure, widthOf } from './cells.ts';
import type { Row, Screenful } from './layout.ts';
import { type Look, turnedOn, withoutColour } from './looks.ts';

/** What makes of the screen that is there the next one: only what differs is written. */
export function drawn(before: Screenful | undefined, next: Screenful, colour: boolean): string {
  const pen = new Pen(before?.cursor ?? { row: 0, column: 0 }, colour);
  const old = before?.rows ?? [];
  for (const [index, row] of next.rows.entries()) {
    const known = old[index];
    if (known === undefined) {
      if (index > 0) pen.newRow(index, next.rows[index - 1]);
      pen.put(row.cells, 0);
      continue;
    }
    const common = commonCells(known, row);
    if (common === row.cells.length && common === known.cells.length) continue;
    const column = widthOf(row.cells.slice(0, common));
    pen.goTo(index, column);
    pen.put(row.cells.slice(common), column);
    if (widthOf(row.cells) < widthOf(known.cells)) pen.clearRest();
  }
  if (old.length > next.rows.length) {
    pen.goTo(next.rows.length, 0);
    pen.clearBelow();
  }
  pen.goTo(next.cursor.row, next.cursor.column);
  return pen.text;
}

/** Takes away what is on the screen; the cursor is then where it began. */
export function erased(before: Screenful, columns: number): string {
  return `${up(rowsAbove(before, columns))}\r\u001b[J`;
}

/** How many rows above the cursor there are once the terminal has other columns, and has wrapped them anew. */
function rowsAbove({ rows, cursor }: Screenful, columns: number): number {
  let above = 0;
  let line = 0;
  for (const row of rows.slice(0, cursor.row)) {
    line += widthOf(row.cells);
    if (row.wraps) continue;
    above += Math.max(1, Math.ceil(line / columns));
    line = 0;
  }
  return above + Math.floor((line + cursor.column) / columns);
}

function commonCells(one: Row, other: Row): number {
  const differs = other.cells.findIndex((cell, index) => !same(cell, one.cells[index]));
  return differs === -1 ? other.cells.length : differs;
}

function same(one: Cell, other: Cell | undefined): boolean {
  return one.text === other?.text && one.look === other.look;
}

function up(rows: number): string {
  return rows > 0 ? `\u001b[${rows}A` : '';
}

/** Writes to a terminal, and knows where its cursor is. */
class Pen {
  text = '';
  #row: number;
  #column: number;
  readonly #colour: boolean;

  constructor({ row, column }: Screenful['cursor'], colour: boolean) {
    this.#row = row;
    this.#column = column;
    this.#colour = colour;
  }

  goTo(row: number, column: number): void {
    if (row !== this.#row) {
      this.text += row < this.#row ? up(this.#row - row) : `\u001b[${row - this.#row}B`;
    }
    if (column !== this.#column || row !== this.#row) {
      this.text += column === 0 ? '\r' : `\r\u001b[${column}C`;
    }
    this.#row = row;
    this.#column = column;
  }

  /** Goes to a row that is not there yet, for which the terminal may have to scroll. */
  newRow(row: number, previous: Row | undefined): void {
    const isAtEdge = this.#row === row - 1 && this.#column === widthOf(previous?.cells ?? []);
    this.goTo(row - 1, this.#column);
    // A character over the edge takes the terminal to the next row, and it knows the two for one line.
    this.text += previous?.wraps === true && isAtEdge ? ' \r' : '\r\n';
    this.#row = row;
    this.#column = 0;
  }

  put(cells: readonly Cell[], column: number): void {
    let on: Look = 'plain';
    this.#column = column;
    for (const cell of cells) {
      const { text, look, width } = cell;
      const wanted = this.#colour ? look : withoutColour(look);
      if (wanted !== on) this.text += turnedOn(wanted);
      on = wanted;
      this.text += text;
      this.#column += width;
      // Wherever the terminal is now, the next one stands where it belongs.
      if (isUnsure(cell)) this.text += `\r\u001b[${this.#column}C`;
    }
    if (on !== 'plain') this.text += turnedOn('plain');
  }

  clearRest(): void {
    this.text += '\u001b[K';
  }

  clearBelow(): void {
    this.text += '\u001b[J';
  }
}
