import type { HelpPane } from '../editor/prompt-state.ts';
import { type Cell, cellsOf, fitting } from './cells.ts';

/** So many lines of help, and how to see the others. */
export function helpPicture(
  { lines, from }: HelpPane,
  rows: number,
  columns: number,
): readonly (readonly Cell[])[] {
  const room = helpRoom(rows);
  const shown = lines.slice(from, from + room).map((line) => cellsOf(line, 'plain'));
  const end = Math.min(lines.length, from + room);
  const rest = lines.length > room ? `${from + 1}–${end} of ${lines.length}, ↑ ↓ PgUp PgDn, ` : '';
  const foot = cellsOf(`── ${rest}Esc closes`, 'faint');
  return [...shown.map((cells) => fitting(cells, columns)), foot];
}

/** How many lines of help there is room for. */
export function helpRoom(rows: number): number {
  return Math.max(1, rows - 1);
}
