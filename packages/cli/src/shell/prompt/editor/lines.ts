import { width } from '@hawser/command/output/cell';
import { type Editing, movedTo } from './editing.ts';
import { graphemes } from './graphemes.ts';

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** A line up or down, as near to the column as there is one; undefined where there is no such line. */
export function movedByLine(editing: Editing, by: 'up' | 'down'): Editing | undefined {
  const { text, cursor } = editing;
  const start = lineStart(text, cursor);
  const end = lineEnd(text, cursor);
  if (by === 'up' ? start === 0 : end === text.length) return undefined;
  const column = editing.column ?? width(text.slice(start, cursor));
  const from = by === 'up' ? lineStart(text, start - 1) : end + 1;
  const line = text.slice(from, lineEnd(text, from));
  return { ...movedTo(editing, from + lengthOf(line, column)), column };
}

/** How much of a line fits into so many columns. */
export function lengthOf(line: string, columns: number): number {
  let length = 0;
  let used = 0;
  for (const each of graphemes(line)) {
    used += width(each);
    if (used > columns) break;
    length += each.length;
  }
  return length;
}
