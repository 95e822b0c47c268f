import { cell, padded, width } from './cell.ts';
import { columnTitle } from './columns.ts';
import { tableCell } from './table-cell.ts';

const gap = '  ';

export interface NestedRows {
  readonly header: string;
  readonly rows: readonly string[];
}

/**
 * The objects in a property, one a line, in columns, as many of the first as there is room for; undefined
 * where it does not hold a list of them.
 */
export function nestedRows(value: unknown, room = Infinity): NestedRows | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return undefined;
  const keys = [...new Set(value.flatMap((each) => Object.keys(each)))];
  const titles = keys.map((key) => cell(columnTitle(key)));
  const rows = value.map((each) => keys.map((key) => tableCell(each[key])));
  const widths = keys.map((_, index) =>
    Math.max(...[titles, ...rows].map((row) => width(row[index] ?? ''))),
  );
  const shown = fitting(widths, room);
  const line = (row: readonly string[]): string =>
    [...row.slice(0, shown), ...(shown < row.length ? ['…'] : [])]
      .map((text, index) => padded(text, widths[index] ?? 0, 'left'))
      .join(gap)
      .trimEnd();
  return { header: line(titles), rows: rows.map(line) };
}

/** How many of the columns there is room for, with a mark where that is not all of them. */
function fitting(widths: readonly number[], room: number): number {
  const ends = widths.map((_, index) => sum(widths.slice(0, index + 1)));
  if ((ends.at(-1) ?? 0) <= room) return widths.length;
  return Math.max(1, ends.filter((end) => end + gap.length + 1 <= room).length);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, each) => all + gap.length + each, -gap.length);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
