import type { OutputFormat } from '../declaration/common-parameters.ts';
import type { OutputType } from '../declaration/output.ts';
import { selected } from './columns.ts';
import { displayOf, type OutputStream } from './display.ts';
import { csvWriter, jsonlWriter, jsonWriter, yamlWriter } from './machine-writers.ts';
import { personWriter } from './person-writer.ts';
import { wholeProperties, wrappedProperties } from './shown-whole.ts';
import type { Writer } from './writer.ts';

export interface OutputChoice {
  /** Undefined: for a person, as fits. */
  readonly format: OutputFormat | undefined;
  readonly properties: readonly string[] | undefined;
  readonly output: OutputType | undefined;
}

/** The writer for a format and a place. */
export async function writerFor(
  choice: OutputChoice,
  stream: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Writer> {
  const { properties } = choice;
  const writer = await plainWriter(choice, stream, env);
  if (properties === undefined) return writer;
  return { ...writer, write: (object) => writer.write(selected(object, properties)) };
}

async function plainWriter(
  { format, properties, output }: OutputChoice,
  stream: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Writer> {
  switch (format) {
    case 'json':
      return jsonWriter({ pretty: stream.isTTY === true });
    case 'jsonl':
      return jsonlWriter();
    case 'yaml':
      return await yamlWriter();
    case 'csv':
      return csvWriter(properties, { terminal: stream.isTTY === true });
    case 'table':
    case 'list':
    case undefined:
      if (properties === undefined && output?.writer !== undefined) {
        return await output.writer(displayOf(stream, env));
      }
      return personWriter({
        form: format,
        // A selection is shown as what it is: columns, not the text made of the whole.
        output: properties === undefined ? output : undefined,
        properties,
        whole: wholeProperties(output),
        wraps: wrappedProperties(output),
        display: displayOf(stream, env),
        screenful: Math.max(10, (stream.rows ?? 50) - 3),
      });
  }
}
