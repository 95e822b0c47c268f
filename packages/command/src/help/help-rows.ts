import type { Display } from '../declaration/output.ts';
import { padded, width } from '../output/cell.ts';
import { styled } from '../output/display.ts';
import { wrapped } from './wrapped.ts';

const widestName = 40;

/** Names, each with what it is beside it, or below where the name is long. */
export function helpRows(
  rows: readonly (readonly [name: string, says: string])[],
  display: Display,
): string {
  return helpLines(rows, display).join('');
}

/** The same, each by itself. */
export function helpLines(
  rows: readonly (readonly [name: string, says: string])[],
  display: Display,
): readonly string[] {
  const columns = Math.min(display.columns ?? 100, 100);
  const widths = rows.map(([name]) => width(name)).filter((each) => each <= widestName);
  const room = Math.min(Math.max(0, ...widths) + 2, Math.floor(columns / 2));
  return rows.map(([name, says]) => {
    const help = wrapped(says, columns, room + 2);
    return width(name) > room - 2
      ? `  ${styled('name', name, display)}\n${help}`
      : `  ${styled('name', padded(name, room, 'left'), display)}${help.slice(room + 2)}`;
  });
}
