import { graphemes } from '../editor/graphemes.ts';
import { type Cell, cellsOf, cellsOfCharacter, fitting, fittingEnd, isUnsure } from './cells.ts';
import type { Look } from './looks.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a prompt shows, without a thought of where. */
export interface Picture {
  /** Before the first line, and before each other one. */
  readonly prompt: string;
  readonly more: string;
  readonly text: string;
  readonly cursor: number;
  /** How each part of the text looks, as far as it is not plain. */
  readonly looks: readonly { readonly start: number; readonly end: number; readonly look: Look }[];
  /** What could come after the text. */
  readonly suggestion: string;
  /** What stands below, in so many rows at most. */
  readonly below: (rows: number, columns: number) => readonly (readonly Cell[])[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** It goes on in the next row without a line feed. */
  readonly wraps: boolean;
}

/** What stands on the screen, and where the cursor is. */
export interface Screenful {
  readonly rows: readonly Row[];
  readonly cursor: { readonly row: number; readonly column: number };
}

/** Puts a picture onto a screen. What is taller than that is shown around the cursor. */
export function layout(picture: Picture, { columns, rows: most }: Size): Screenful {
  const { rows, cursor } = written(picture, columns);
  // The text has what it needs, but for a third that whatever is below it can have.
  const room = Math.max(most - rows.length, Math.floor(most / 3));
  const below = picture.below(room, columns).slice(0, room);
  const seen = most - below.length;
  const from = Math.max(0, Math.min(cursor.row - Math.floor(seen / 2), rows.length - seen));
  const shown = rows.slice(from, from + seen);
  return {
    rows: [...shown, ...below.map((cells) => ({ cells: fitting(cells, columns), wraps: false }))],
    cursor: { row: cursor.row - from, column: cursor.column },
  };
}

function written(picture: Picture, columns: number): Screenful {
  const { text, looks } = picture;
  const rows: Row[] = [];
  let cells: Cell[] = [];
  let used = 0;
  let cursor = { row: 0, column: 0 };
  const end = (isFull: boolean): void => {
    // Where a terminal counts otherwise, it does not come to the edge with the last of them.
    rows.push({ cells, wraps: isFull && !cells.some(isUnsure) });
    cells = [];
    used = 0;
  };
  const put = (each: readonly Cell[]): void => {
    for (const cell of each) {
      if (used + cell.width > columns) {
        // What goes on in the next row begins there only if this one is full.
        while (used < columns) {
          cells.push({ text: ' ', width: 1, look: 'plain' });
          used += 1;
        }
        end(true);
      }
      cells.push(cell);
      used += cell.width;
    }
  };
  const here = (): void => {
    if (used === columns) end(true);
    cursor = { row: rows.length, column: used };
  };
  // Of one that leaves no room, the end, which sets it off from what is written.
  put(fittingEnd(cellsOf(picture.prompt, 'prompt'), Math.max(0, columns - 10)));
  let at = 0;
  let next = 0;
  for (const character of graphemes(text)) {
    if (at >= picture.cursor && at - picture.cursor < 1) here();
    while ((looks[next]?.end ?? Infinity) <= at) next += 1;
    if (character === '\n') {
      end(false);
      put(cellsOf(picture.more, 'prompt'));
    } else {
      const look = looks[next];
      put(
        cellsOfCharacter(character, look !== undefined && look.start <= at ? look.look : 'plain'),
      );
    }
    at += character.length;
  }
  if (picture.cursor >= text.length) here();
  const [suggested = '', ...others] = picture.suggestion.split('\n');
  put(cellsOf(others.length > 0 ? `${suggested} …` : suggested, 'suggestion'));
  end(false);
  return { rows, cursor };
}
