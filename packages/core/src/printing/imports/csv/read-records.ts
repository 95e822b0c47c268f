import type { HawserError } from '../../../errors.ts';
import { printerListErrors } from '../import-errors.ts';
import { listLimits } from '../list-limits.ts';

/** A record of a CSV (RFC 4180): its fields, or why it has none. */
export interface CsvRecord {
  /** From 1; a field in quotation marks may go on in the next one. */
  readonly line: number;
  readonly fields: readonly string[];
  readonly error?: HawserError;
}

/** The records of a CSV, without lines that have nothing. After a mistake it goes on with the next line. */
export function* readRecords(text: string, delimiter: string): Generator<CsvRecord, void> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const { fields, end, fault } = readRecord(text, at, delimiter);
    const where = `line ${line}`;
    if (fault !== undefined) yield { line, fields: [], error: printerListErrors(fault, { where }) };
    else if (fields.some((field) => field !== '')) yield { line, fields };
    line += linesIn(text, at, end);
    at = end;
  }
}

type Fault = 'open-quote' | 'stray-quote';

interface Read {
  readonly fields: readonly string[];
  /** Where the next one begins. */
  readonly end: number;
  readonly fault?: Fault;
}

const lineEnd = /\r\n|\n|\r/g;
const lineBreak = /\r\n|\n|\r/y;

function readRecord(text: string, start: number, delimiter: string): Read {
  const fields: string[] = [];
  let at = start;
  const broken = (fault: Fault): Read => ({ fields: [], end: nextLine(text, start), fault });
  while (fields.length <= listLimits.columns) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1) return broken('open-quote');
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
    } else {
      const end = endOfField(text, at, delimiter);
      fields.push(text.slice(at, end).trim());
      at = end;
    }
    if (at >= text.length) return { fields, end: at };
    lineBreak.lastIndex = at;
    if (lineBreak.test(text)) return { fields, end: lineBreak.lastIndex };
    if (text[at] !== delimiter) return broken('stray-quote');
    at += 1;
  }
  return { fields, end: nextLine(text, at) };
}

/** A field longer than all that is taken is never closed: else each line would look to the end for its mark. */
function closingQuote(text: string, from: number): number {
  const most = from + listLimits.sddl;
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || quote > most) return -1;
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}

function endOfField(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
    at += 1;
  }
  return at;
}

function nextLine(text: string, from: number): number {
  lineEnd.lastIndex = from;
  return lineEnd.test(text) ? lineEnd.lastIndex : text.length;
}

function linesIn(text: string, start: number, end: number): number {
  return text.slice(start, end).match(lineEnd)?.length ?? 0;
}
