import { cell, padded, width } from './cell.ts';
import { columnTitle } from './columns.ts';
import { tableCell } from './table-cell.ts';

const gap = '  ';

export interface NestedRows {
  readonly header: string;
  readonly rows: readonly string[];
}

/** The objects in a property, one a line, in columns; undefined where it does not hold a list of them. */
export function nestedRows(value: unknown): NestedRows | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return undefined;
  const keys = [...new Set(value.flatMap((each) => Object.keys(each)))];
  const titles = keys.map((key) => cell(columnTitle(key)));
  const rows = value.map((each) => keys.map((key) => tableCell(each[key])));
  const widths = keys.map((_, index) =>
    Math.max(...[titles, ...rows].map((row) => width(row[index] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((text, index) => padded(text, widths[index] ?? 0, 'left'))
      .join(gap)
      .trimEnd();
  return { header: line(titles), rows: rows.map(line) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
