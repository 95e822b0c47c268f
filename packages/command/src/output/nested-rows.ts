import { cell, padded, width } from './cell.ts';

const gap = '  ';

/** The objects in a property, one a line, in columns; undefined where it does not hold a list of them. */
export function nestedRows(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return undefined;
  const keys = [...new Set(value.flatMap((each) => Object.keys(each)))];
  const rows = value.map((each) => keys.map((key) => cell(each[key])));
  const widths = keys.map((_, index) => Math.max(...rows.map((row) => width(row[index] ?? ''))));
  return rows.map((row) =>
    row
      .map((text, index) => padded(text, widths[index] ?? 0, 'left'))
      .join(gap)
      .trimEnd(),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
