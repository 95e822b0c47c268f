import type { ColumnType, DumpedRow, DumpedTable, DumpedValue } from '../../store/dump/dump.ts';
import { Damage } from './damage.ts';
import { misshapen, parseJson } from './fields.ts';

/** Rows of a table, as lines. */
export function rowLines(table: string, rows: readonly DumpedRow[]): string {
  const lines = rows.map((row) => JSON.stringify(row.map(written)));
  return [JSON.stringify(table), ...lines].join('\n');
}

export function parseRowLines(
  payload: Buffer,
  tables: ReadonlyMap<string, DumpedTable>,
): { readonly table: string; readonly rows: readonly DumpedRow[] } {
  const [name = '', ...lines] = payload.toString().split('\n');
  const table = tables.get(String(parseJson(name)));
  if (table === undefined) throw new Damage('it has rows of an unknown table');
  return { table: table.name, rows: lines.map((line) => parseRow(line, table)) };
}

function written(value: DumpedValue): unknown {
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new Error('a table holds a number that is no integer below 2^53');
  }
  return value;
}

function parseRow(line: string, { columns }: DumpedTable): DumpedRow {
  const values = parseJson(line);
  if (!Array.isArray(values) || values.length !== columns.length) throw misshapen();
  return columns.map(({ type }, index) => parseValue(values[index], type));
}

function parseValue(value: unknown, type: ColumnType): DumpedValue {
  if (value === null) return null;
  if (type === 'integer' && Number.isSafeInteger(value)) return Number(value);
  if (type !== 'integer' && typeof value === 'string') {
    return type === 'text' ? value : Buffer.from(value, 'base64');
  }
  throw misshapen();
}
