import { visible } from '@hawser/core/visible';
import type { Span } from './tree.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The text of a program, and where things are in it. */
export class Source {
  readonly text: string;
  /** The file, where it is one. */
  readonly name: string | undefined;
  #starts: readonly number[] | undefined;

  constructor(text: string, name?: string) {
    this.text = text;
    this.name = name;
  }

  /** Both from 1. */
  placeOf(offset: number): Place {
    const starts = (this.#starts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  lineAt(line: number): string {
    const starts = (this.#starts ??= lineStarts(this.text));
    return this.text.slice(starts[line - 1] ?? 0, starts[line] ?? this.text.length).trimEnd();
  }

  /** The line with the place marked under it, cut to what fits around it. */
  marked({ start, end }: Span, columns = 76): string {
    const { line, column } = this.placeOf(start);
    const whole = this.lineAt(line);
    const from = Math.max(0, column - 1 - Math.floor(columns / 2));
    const shown = visible(whole.slice(from, from + columns).replaceAll('\t', ' '));
    const before = visible(whole.slice(from, column - 1).replaceAll('\t', ' ')).length;
    const length = Math.max(1, Math.min(end - start, columns - before, whole.length - column + 1));
    return `${shown}\n${' '.repeat(before)}${'~'.repeat(length)}`;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
