import { wrapped } from '../help/wrapped.ts';
import { fitted, width } from './cell.ts';

/** A text in lines of so many columns; what has no space in it is broken where it has to be. */
export function cellLines(text: string, columns: number): readonly string[] {
  return wrapped(text, columns, 0)
    .trimEnd()
    .split('\n')
    .flatMap((line) => broken(line, columns));
}

function broken(line: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  let rest = line;
  while (width(rest) > columns) {
    // As much as fits, without the mark of what is cut, which takes one column.
    const piece = fitted(rest, columns + 1).slice(0, -1);
    const taken = piece === '' ? rest.slice(0, 1) : piece;
    pieces.push(taken);
    rest = rest.slice(taken.length);
  }
  return [...pieces, rest];
}
