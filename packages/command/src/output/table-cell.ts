import { cell } from './cell.ts';

/**
 * A value in the cell of a table, where there is no room for what objects hold: of each in a list what
 * comes first in it, which tells it from the others, and of a single one its properties.
 */
export function tableCell(value: unknown): string {
  if (isPlain(value)) {
    return Object.entries(value)
      .map(([key, each]) => `${cell(key)}=${inner(each)}`)
      .join(', ');
  }
  return Array.isArray(value) && value.some(isPlain) ? value.map(first).join(', ') : cell(value);
}

function first(value: unknown): string {
  return inner(isPlain(value) ? Object.values(value)[0] : value);
}

function inner(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} items`;
  return isPlain(value) ? '…' : cell(value);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
