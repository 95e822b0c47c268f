import type { HawserError } from '@hawser/core/errors';
import { visible } from '@hawser/core/visible';
import { keysOf, property } from './columns.ts';
import { jsonText } from './json-text.ts';
import type { Outcome, Writer } from './writer.ts';
import { yamlText } from './yaml-text.ts';

/** The version of the envelope that -Output json writes. */
export const envelopeVersion = 1;

/** One object that holds everything; written as the objects come, so that it needs no memory. */
export function jsonWriter(options: { pretty: boolean }): Writer {
  let count = 0;
  const render = (value: unknown): string =>
    options.pretty ? jsonText(value, 2).replaceAll('\n', '\n    ') : jsonText(value);
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
      if (!options.pretty) return `${begun}],${jsonText(rest).slice(1)}\n`;
      return `${begun}],\n${jsonText(rest, 2).slice(2)}\n`;
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
  return { write: (object) => `${jsonText(object)}\n`, end: () => '' };
}

/** RFC 4180, with the columns of the first object. A pipe gets the data as they are. */
export function csvWriter(
  properties: readonly string[] | undefined,
  { terminal }: { terminal: boolean },
): Writer {
  let keys: readonly string[] | undefined;
  const field = (value: unknown): string => {
    const text = fieldText(value);
    return quotedField(terminal ? visible(text) : text);
  };
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
  const render = await yamlText();
  let count = 0;
  return {
    write(object) {
      count += 1;
      return render([object]);
    },
    end: () => (count === 0 ? '[]\n' : ''),
  };
}

function fieldText(value: unknown): string {
  if (typeof value === 'string') return value;
  const json = jsonText(value);
  if (json === 'null') return '';
  // A date, or what else is a text as JSON.
  return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

function quotedField(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
