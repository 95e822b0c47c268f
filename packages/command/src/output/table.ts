import { fitted, padded, width } from './cell.ts';
import { columnTitle, property } from './columns.ts';
import { styled } from './display.ts';
import { cellLines } from './cell-lines.ts';
import { tableCell } from './table-cell.ts';
import type { Display } from '../declaration/output.ts';

interface Column {
  readonly key: string;
  readonly width: number;
  readonly side: 'left' | 'right';
  /** It is never cut. */
  readonly whole: boolean;
  /** It is not cut where it has more lines. */
  readonly wraps: (object: unknown) => boolean;
}

export interface TableOptions {
  /** The properties that are never cut. */
  readonly whole: ReadonlySet<string>;
  /** Those that take several lines, and of which objects. */
  readonly wraps: ReadonlyMap<string, (object: unknown) => boolean>;
  /** How narrow a column of several lines may be; without, so that they can be read with ease. */
  readonly narrowestLines?: number;
  readonly display: Display;
}

export interface Table {
  readonly header: string;
  row(object: unknown): string;
}

const gap = 2;
const narrowest = 6;
/** Less makes no lines that can be read with ease. */
const wellRead = 24;
const never = (): boolean => false;

/**
 * A table whose widths come from the first objects, so that the rest needs no memory. Undefined where
 * the columns cannot be read in the space there is.
 */
export function layOut(
  keys: readonly string[],
  first: readonly unknown[],
  { whole, wraps, narrowestLines = wellRead, display }: TableOptions,
): Table | undefined {
  const natural = keys.map((key) => {
    const values = first.map((object) => property(object, key));
    const cells = values.map((value) => width(tableCell(value)));
    const numbers = values.length > 0 && values.every((value) => typeof value === 'number');
    const side = numbers ? 'right' : 'left';
    const longest = Math.max(width(columnTitle(key)), ...cells);
    const lines = wraps.get(key) ?? never;
    return { key, side, width: longest, whole: whole.has(key), wraps: lines } as const;
  });
  const columns =
    display.columns === undefined ? natural : narrowed(natural, display.columns, narrowestLines);
  if (columns === undefined) return undefined;

  const line = (texts: readonly string[]): string =>
    columns
      .map((column, index) => aligned(texts[index] ?? '', column, display))
      .join(' '.repeat(gap))
      .trimEnd();
  const titles = line(columns.map(({ key }) => columnTitle(key)));
  const rules = line(columns.map(({ key }) => '-'.repeat(width(columnTitle(key)))));
  return {
    header: `${styled('heading', titles, display)}\n${styled('faint', rules, display)}\n`,
    row(object) {
      const cells = columns.map(({ key, width: room, wraps: isWrapped }) => {
        const text = tableCell(property(object, key));
        const isLong = display.columns !== undefined && width(text) > room && isWrapped(object);
        return isLong ? cellLines(text, room) : [text];
      });
      const height = Math.max(1, ...cells.map(({ length }) => length));
      return Array.from({ length: height }, (_, each) =>
        line(cells.map((lines) => lines[each] ?? '')),
      )
        .map((text) => `${text}\n`)
        .join('');
    },
  };
}

// Where nothing limits the line, a later and longer value is not cut but pushes what follows.
function aligned(text: string, column: Column, { columns: limit }: Display): string {
  const shown = limit === undefined || column.whole ? text : fitted(text, column.width);
  return padded(shown, column.width, column.side);
}

/** Takes from the widest column first, until the line fits. */
function narrowed(
  columns: readonly Column[],
  limit: number,
  narrowestLines: number,
): readonly Column[] | undefined {
  const widths = columns.map((column) => column.width);
  const smallest = columns.map(({ key, width: natural, side, whole, wraps }) =>
    whole || side === 'right'
      ? natural
      : Math.min(
          natural,
          Math.max(wraps === never ? narrowest : narrowestLines, width(columnTitle(key))),
        ),
  );
  let over = widths.reduce((sum, each) => sum + each, gap * (widths.length - 1)) - limit;
  while (over > 0) {
    const room = widths.map((each, index) => (each > (smallest[index] ?? 0) ? each : 0));
    const widest = room.indexOf(Math.max(...room));
    if (room[widest] === 0) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over -= 1;
  }
  return columns.map((column, index) => ({ ...column, width: widths[index] ?? column.width }));
}
