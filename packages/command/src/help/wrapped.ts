import { width } from '../output/cell.ts';

/** The text in lines of so many columns, each indented, the following ones perhaps more. */
export function wrapped(text: string, columns: number, indent: number, hanging = indent): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    // A command stays whole with its program, to be copied.
    for (const word of paragraph.split(/(?<!\bhawser(?:-agent)?) /)) {
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
