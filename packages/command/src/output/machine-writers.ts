import type { HawserError } from '@hawser/core/errors';
import { keysOf, property } from './columns.ts';
import type { Outcome, Writer } from './writer.ts';

/** The version of the envelope that -Output json writes. */
export const envelopeVersion = 1;

/** One object that holds everything; written as the objects come, so that it needs no memory. */
export function jsonWriter(options: { pretty: boolean }): Writer {
  let count = 0;
  const render = (value: unknown): string =>
    options.pretty
      ? (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', '\n    ')
      : (JSON.stringify(value) ?? 'null');
  const [open, before, close] = options.pretty
    ? [`{\n  "version": ${envelopeVersion},\n  "value": [`, '\n    ', '\n  ']
    : [`{"version":${envelopeVersion},"value":[`, '\n', '\n'];
  return {
    write(object) {
      count += 1;
      return `${count === 1 ? open : ','}${before}${render(object)}`;
    },
    end({ errors, warnings }: Outcome) {
      const begun = count === 0 ? open : close;
      const rest = { errors: errors.map(errorRecord), warnings };
      if (!options.pretty) return `${begun}],${JSON.stringify(rest).slice(1)}\n`;
      return `${begun}],\n${JSON.stringify(rest, null, 2).slice(2)}\n`;
    },
  };
}

/** An error as scripts read it. */
export function errorRecord(error: HawserError): Readonly<Record<string, unknown>> {
  const { code, kind, message, hint, target } = error;
  return { code, kind, message, hint, ...(target === undefined ? {} : { target }) };
}

/** One object a line. */
export function jsonlWriter(): Writer {
  return { write: (object) => `${JSON.stringify(object) ?? 'null'}\n`, end: () => '' };
}

/** RFC 4180, with the columns of the first object. */
export function csvWriter(properties: readonly string[] | undefined): Writer {
  let keys: readonly string[] | undefined;
  const line = (values: readonly unknown[]): string => `${values.map(field).join(',')}\r\n`;
  return {
    write(object) {
      const header = keys === undefined;
      keys ??= properties ?? (isRecord(object) ? keysOf(object) : ['value']);
      const row = isRecord(object) ? keys.map((key) => property(object, key)) : [object];
      return (header ? line(keys) : '') + line(row);
    },
    end: () => '',
  };
}

/** A sequence with one item an object. */
export async function yamlWriter(): Promise<Writer> {
  const { stringify } = await import('yaml');
  let count = 0;
  return {
    write(object) {
      count += 1;
      return stringify([object]);
    },
    end: () => (count === 0 ? '[]\n' : ''),
  };
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
