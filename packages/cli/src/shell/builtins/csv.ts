import { asText } from '../values/as-text.ts';
import { isNothing } from '../values/kinds.ts';
import { requireItems } from '../values/limits.ts';
import { propertiesOf } from '../values/members.ts';
import { builtInErrors } from './built-in-errors.ts';

/** Lines of CSV (RFC 4180): a head with the names of the first object, then one line for each. */
export function csvLines(objects: readonly unknown[], delimiter: string): readonly string[] {
  const names = Object.keys(propertiesOf(objects[0]));
  const line = (values: readonly unknown[]): string =>
    values.map((value) => quoted(isNothing(value) ? '' : asText(value), delimiter)).join(delimiter);
  return [
    line(names),
    ...objects.map((object) => {
      const properties = propertiesOf(object);
      return line(names.map((name) => (Object.hasOwn(properties, name) ? properties[name] : '')));
    }),
  ];
}

function quoted(text: string, delimiter: string): string {
  const needs = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The objects of a text in CSV, whose first line has the names. */
export function* csvObjects(text: string, delimiter: string): Generator<object> {
  let names: readonly string[] | undefined;
  let count = 0;
  for (const row of rows(text.replace(/^\ufeff/, ''), delimiter)) {
    requireItems((count += 1));
    if (row.length === 1 && row[0] === '') continue;
    // What Export-Csv of older PowerShell begins with.
    if (names === undefined && row[0]?.startsWith('#TYPE') === true) continue;
    requireColumns(row.length);
    if (names === undefined) names = row.map((name, at) => (name === '' ? `H${at + 1}` : name));
    else yield Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])) as object;
  }
}

const mostColumns = 10_000;

function requireColumns(count: number): void {
  if (count <= mostColumns) return;
  const reason = 'it has more than 10,000 columns';
  throw builtInErrors('unreadable', { what: 'The CSV', reason });
}

function* rows(text: string, delimiter: string): Generator<readonly string[]> {
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const [field, end] = text[at] === '"' ? quotedField(text, at) : plainField(text, at, delimiter);
    row.push(field);
    at = end;
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length;
      continue;
    }
    if (at < text.length && !/[\r\n]/.test(text[at] ?? '')) {
      throw builtInErrors('unreadable', {
        what: 'The CSV',
        reason: 'something follows a closing quote',
      });
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    yield row;
    row = [];
    if (at >= text.length) return;
  }
}

function plainField(text: string, from: number, delimiter: string): [string, number] {
  let end = from;
  while (end < text.length && !text.startsWith(delimiter, end) && !/[\r\n]/.test(text[end] ?? '')) {
    end += 1;
  }
  return [text.slice(from, end), end];
}

function quotedField(text: string, from: number): [string, number] {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) {
      throw builtInErrors('unreadable', { what: 'The CSV', reason: 'a quote is not closed' });
    }
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [value, quote + 1];
    value += '"';
    at = quote + 2;
  }
}
