import { width } from '@hawser/command/output/cell';
import { visible } from '@hawser/core/visible';
import { graphemes } from '../editor/graphemes.ts';
import type { Look } from './looks.ts';

/** One character as it stands on the screen. */
export interface Cell {
  readonly text: string;
  /** In columns. */
  readonly width: number;
  readonly look: Look;
}

/** What a terminal would obey is written out, a tab as the blanks that it stands for. */
export function cellsOf(text: string, look: Look): readonly Cell[] {
  return graphemes(text).flatMap((character) => cellsOfCharacter(character, look));
}

export function cellsOfCharacter(character: string, look: Look): readonly Cell[] {
  if (character === '\t') return Array.from({ length: 4 }, () => ({ text: ' ', width: 1, look }));
  const shown = visible(character);
  if (shown !== character) {
    return shown.split('').map((text) => ({ text, width: 1, look: 'hidden' }));
  }
  const columns = width(character);
  // An accent that has lost its letter takes no room of its own, and would join what stands before it.
  return columns === 0
    ? [{ text: `\u25cc${character}`, width: 1, look }]
    : [{ text: character, width: columns, look }];
}

/** Whether terminals do not agree on how wide it is: an emoji, or a letter, that is several characters put together. */
export function isUnsure({ text }: Cell): boolean {
  return text.length > 1 && Array.from(text).length > 1;
}

export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** So many of the first as fit. */
export function fitting(cells: readonly Cell[], columns: number): readonly Cell[] {
  let used = 0;
  const end = cells.findIndex((cell) => (used += cell.width) > columns);
  return end === -1 ? cells : cells.slice(0, end);
}

/** So many of the last as fit. */
export function fittingEnd(cells: readonly Cell[], columns: number): readonly Cell[] {
  return fitting(cells.toReversed(), columns).toReversed();
}
