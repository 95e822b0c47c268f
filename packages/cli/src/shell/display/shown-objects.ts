import type { Display, OutputType } from '@hawser/command/declaration/output';
import { columnTitle } from '@hawser/command/output/columns';
import { personWriter } from '@hawser/command/output/person-writer';
import { wholeProperties, wrappedProperties } from '@hawser/command/output/shown-whole';
import { visible } from '@hawser/core/visible';
import { HashTable } from '../values/hash-table.ts';
import { isNothing, isObject } from '../values/kinds.ts';
import { joined } from '../values/limits.ts';
import { property } from '../values/members.ts';
import { requireShallow } from '../values/require-shallow.ts';
import { asText } from '../values/as-text.ts';
import { ShownText } from '../values/shown-text.ts';

/** Makes text of the objects that a program gives, as they come. */
export interface ObjectView {
  write(value: unknown): string;
  /** What was held to see how wide it is. */
  end(): string;
}

type TypeOf = (object: unknown) => OutputType | undefined;

const outcome = { errors: [], warnings: [] };

/** Objects of one type in one table or list; those of another begin a new one. */
export function objectView(display: Display, typeOf: TypeOf, screenful = 50): ObjectView {
  let writer: ReturnType<typeof personWriter> | undefined;
  let shape: string | undefined;
  let any = false;

  const end = (): string => {
    const rest = writer?.end(outcome) ?? '';
    writer = undefined;
    shape = undefined;
    return rest;
  };
  const shown = (value: unknown): string => {
    if (isNothing(value)) return '';
    if (value instanceof ShownText) return end() + value.text;
    const object = value instanceof HashTable ? rowsOf(value) : value;
    if (Array.isArray(object)) return joined(object.map(shown));
    if (!isObject(object)) {
      any = true;
      return `${end()}${lines(asText(object))}\n`;
    }
    const type = typeOf(object);
    const { groups } = type ?? {};
    const part = groups === undefined ? '' : asText(property(object, groups)?.value);
    const next = `${type?.name ?? Object.keys(object).join(' ')} ${part}`;
    let before = '';
    if (writer === undefined || shape !== next) {
      before = end();
      if (any) before += '\n';
      if (groups !== undefined) before += `   ${columnTitle(groups)}: ${visible(part)}\n\n`;
      shape = next;
      writer = personWriter({
        form: groups === undefined ? undefined : 'table',
        output: type,
        properties: undefined,
        whole: wholeProperties(type),
        wraps: wrappedProperties(type),
        display,
        screenful,
      });
    }
    any = true;
    return before + writer.write(object);
  };
  return {
    write(value) {
      if (typeof value === 'object') requireShallow(value);
      return shown(value);
    },
    end,
  };
}

export function shownObjects(
  objects: readonly unknown[],
  display: Display,
  typeOf: TypeOf,
): string {
  const view = objectView(display, typeOf, Math.max(1, objects.length));
  const text = objects.map((object) => view.write(object)).join('');
  return text + view.end();
}

/** A table as PowerShell shows it. */
function rowsOf(table: HashTable): unknown {
  return Array.from(table, ([name, value]) => ({ name, value }));
}

/** What a terminal obeys is shown, but the ends of lines are ends of lines, and tabs are harmless. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/[^\n\t]+/g, visible);
}
