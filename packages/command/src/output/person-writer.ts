import type { Display, OutputType } from '../declaration/output.ts';
import { cell } from './cell.ts';
import { keysOf } from './columns.ts';
import { listed } from './list.ts';
import { layOut, type Table } from './table.ts';
import type { Writer } from './writer.ts';

export interface PersonOptions {
  /** Undefined: a list for one object or for more than four columns, else a table. */
  readonly form: 'table' | 'list' | undefined;
  readonly output: OutputType | undefined;
  readonly properties: readonly string[] | undefined;
  /** The properties that a table never cuts. */
  readonly whole: ReadonlySet<string>;
  /** Those of which a table shows all, below where they begin, and of which objects. */
  readonly wraps: ReadonlyMap<string, (object: unknown) => boolean>;
  /** How narrow a column of several lines may be. */
  readonly narrowestLines?: number;
  readonly display: Display;
  /** How many objects decide the widths of a table. */
  readonly screenful: number;
}

const mostColumns = 4;

/** Tables and lists, for eyes. */
export function personWriter(options: PersonOptions): Writer {
  const { display, output, form } = options;
  let held: unknown[] = [];
  let table: Table | undefined;
  let settled: 'table' | 'list' | undefined;
  let lists = 0;

  const tableKeys = (first: unknown): readonly string[] =>
    options.properties ?? output?.view ?? declared(output, first);
  const apart = new Set(form === 'list' ? [] : keysApart(output));
  const brief = form === 'list' ? undefined : output?.brief;
  const listKeys = (object: unknown): readonly string[] =>
    options.properties ?? brief ?? keysOf(object).filter((key) => !apart.has(key));

  const list = (object: unknown): string => {
    lists += 1;
    return (lists > 1 ? '\n' : '') + listed(object, listKeys(object), display);
  };

  const settle = (): string => {
    const [first] = held;
    const keys = tableKeys(first);
    const wide = keys.length > mostColumns && output?.view === undefined;
    settled = form ?? (held.length === 1 || wide ? 'list' : 'table');
    if (settled === 'table') {
      table = layOut(keys, held, options);
      if (table === undefined) settled = 'list';
    }
    const objects = held;
    held = [];
    return (table?.header ?? '') + objects.map((object) => show(object)).join('');
  };

  const show = (object: unknown): string =>
    table === undefined ? list(object) : table.row(object);

  return {
    write(object) {
      if (output?.text !== undefined) return `${output.text(object as never, display)}\n`;
      if (typeof object !== 'object' || object === null) return `${cell(object)}\n`;
      if (settled !== undefined) return show(object);
      held.push(object);
      return held.length >= options.screenful ? settle() : '';
    },
    end: () => (held.length > 0 ? settle() : ''),
  };
}

function keysApart(output: OutputType | undefined): readonly string[] {
  const all = Object.entries(output?.properties ?? {});
  return all.flatMap(([key, { apart }]) => (apart === true ? [key] : []));
}

function declared(output: OutputType | undefined, first: unknown): readonly string[] {
  return output === undefined ? keysOf(first) : Object.keys(output.properties);
}
