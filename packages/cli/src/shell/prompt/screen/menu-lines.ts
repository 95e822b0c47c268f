import type { Menu } from '../editor/prompt-state.ts';
import { type Cell, cellsOf, fitting, widthOf } from './cells.ts';
import type { Look } from './looks.ts';

const gap = 2;
const widest = 40;

/** How many completions stand side by side. */
export function menuAcross({ offered: { completions } }: Menu, columns: number): number {
  return Math.max(1, Math.floor((columns + gap) / (cellWidth(completions, columns) + gap)));
}

type Completions = Menu['offered']['completions'];

function cellWidth(completions: Completions, columns: number): number {
  const longest = Math.max(...completions.map(({ label }) => widthOf(cellsOf(label, 'plain'))));
  return Math.min(longest, widest, columns);
}

/** The completions side by side; of too many those around the chosen one. The last line says what that one is. */
export function menuPicture(
  menu: Menu,
  rows: number,
  columns: number,
): readonly (readonly Cell[])[] {
  const { completions } = menu.offered;
  const across = menuAcross(menu, columns);
  const each = cellWidth(completions, columns);
  const room = Math.max(1, rows - 1);
  const lines = Math.ceil(completions.length / across);
  const at = Math.floor((menu.selected ?? 0) / across);
  const from = Math.max(0, Math.min(at - Math.floor(room / 2), lines - room));
  const shown = Array.from({ length: Math.min(room, lines) }, (_, row) =>
    Array.from({ length: across }, (__, column) => {
      const index = (from + row) * across + column;
      const look = index === menu.selected ? 'chosen' : 'plain';
      return item(completions[index]?.label, each, look, column < across - 1 ? gap : 0);
    }).flat(),
  );
  return [...shown, foot(menu, from, room, lines)];
}

function item(
  label: string | undefined,
  columns: number,
  look: Look,
  after: number,
): readonly Cell[] {
  if (label === undefined) return [];
  const cells = fitting(cellsOf(label, look), columns);
  return [...cells, ...cellsOf(' '.repeat(columns - widthOf(cells) + after), 'plain')];
}

function foot(menu: Menu, from: number, room: number, lines: number): readonly Cell[] {
  const { offered, of, selected } = menu;
  const { completions } = offered;
  const says = selected === undefined ? '' : (completions[selected]?.says ?? '');
  const place =
    lines > room ? `${Math.min(100, Math.round(((from + room) / lines) * 100))} % ` : '';
  const rest = of > completions.length ? `the first ${completions.length} of ${of} ` : '';
  return cellsOf(`${place}${rest}${says}`, 'faint');
}
