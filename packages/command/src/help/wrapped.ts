import { width } from '../output/cell.ts';

/** The text in lines of so many columns, each indented, the following ones perhaps more. */
export function wrapped(text: string, columns: number, indent: number, hanging = indent): string {
  // A command stays whole with its program, to be copied.
  const words = text.split('\n').map((each) => each.split(/(?<!\bhawser(?:-agent)?) /));
  return inLines(words, columns, indent, hanging);
}

/** The same of parts that have spaces in them, and stay whole where a line has room for them. */
export function wrappedParts(
  parts: readonly string[],
  columns: number,
  indent: number,
  hanging: number,
): string {
  const room = columns - hanging;
  const words = parts.flatMap((part) => (width(part) <= room ? [part] : part.split(' ')));
  return inLines([words], columns, indent, hanging);
}

function inLines(
  paragraphs: readonly (readonly string[])[],
  columns: number,
  indent: number,
  hanging: number,
): string {
  const lines: string[] = [];
  for (const words of paragraphs) {
    let line = '';
    for (const word of words) {
      const room = columns - (lines.length === 0 ? indent : hanging);
      if (line !== '' && width(line) + 1 + width(word) > room) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines
    .map((line, index) => `${' '.repeat(index === 0 ? indent : hanging)}${line}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
