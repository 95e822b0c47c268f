import type { GivenPart } from '../../location/given-part.ts';
import type { ListedPrinter } from '../candidate-printer.ts';
import { candidateOf } from '../candidate-of.ts';
import { printerListErrors } from '../import-errors.ts';
import type { ListField } from '../list-fields.ts';
import { type Column, columnsOf } from './columns.ts';
import { type CsvRecord, readRecords } from './read-records.ts';

/**
 * The printers of a CSV: of people, with whatever they call the columns and whatever stands between, or of
 * Get-Printer | Export-Csv.
 */
export function* readCsvPrinters(text: string): Generator<ListedPrinter, void> {
  const { delimiter, start, linesBefore } = beginOf(text);
  let columns: readonly Column[] | undefined;
  for (const { line: own, ...record } of readRecords(text.slice(start), delimiter)) {
    const where = `line ${own + linesBefore}`;
    if (record.error !== undefined) {
      if (columns === undefined) throw record.error;
      const error = printerListErrors(faultOf(record.error), { where });
      yield { outcome: 'refused', where, error };
    } else if (columns === undefined) columns = columnsOf(record.fields);
    else yield printerOf({ ...record, where, columns });
  }
}

function faultOf({ code }: { readonly code: string }): 'open-quote' | 'stray-quote' {
  return code.endsWith('open-quote') ? 'open-quote' : 'stray-quote';
}

interface Begin {
  readonly delimiter: string;
  readonly start: number;
  readonly linesBefore: number;
}

/** What Windows PowerShell and spreadsheets write above the names of the columns. */
const above = /^(?:\s*\n)*(?:#TYPE [^\n]*\n|sep=(.)\r?\n)?/;

function beginOf(text: string): Begin {
  const [before = '', told] = above.exec(text) ?? [];
  const start = before.length;
  const names = /^[^\r\n]*/.exec(text.slice(start, start + 16_384))?.[0] ?? '';
  const count = (sign: string): number => names.split(sign).length;
  const [first = ','] = [',', ';', '\t'].toSorted((one, other) => count(other) - count(one));
  return { delimiter: told ?? first, start, linesBefore: before.split('\n').length - 1 };
}

interface Row extends Omit<CsvRecord, 'line'> {
  readonly where: string;
  readonly columns: readonly Column[];
}

function printerOf({ fields, where, columns }: Row): ListedPrinter {
  if (fields.length !== columns.length) {
    const values = { where, count: fields.length, wanted: columns.length };
    return { outcome: 'refused', where, error: printerListErrors('wrong-count', values) };
  }
  const said = new Map<ListField, string>();
  const places: GivenPart[] = [];
  for (const [place, column] of columns.entries()) {
    const value = fields[place]?.trim() ?? '';
    if (column === undefined || value === '') continue;
    if (typeof column === 'string') said.set(column, value);
    else places.push({ category: column.category, value, at: place + 1 });
  }
  return candidateOf(where, said, places);
}
