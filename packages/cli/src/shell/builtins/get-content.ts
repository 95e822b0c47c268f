import { defineBuiltIn, source } from '../built-in.ts';
import { readFile } from './read-file.ts';
import { encoding } from './write-file.ts';

export const getContent = defineBuiltIn({
  name: 'Get-Content',
  summary: 'Gives the lines of a file.',
  aliases: ['gc', 'cat', 'type'],
  parameters: {
    path: { type: 'path', list: true, help: 'The files.', mandatory: true, position: 0 },
    encoding,
    raw: { type: 'switch', help: 'The whole file as one text.' },
    totalCount: {
      type: 'int',
      minimum: 0,
      aliases: ['First'],
      help: 'So many of the first lines.',
    },
    tail: { type: 'int', minimum: 0, aliases: ['Last'], help: 'So many of the last lines.' },
  },
  examples: [{ line: 'get-content names.txt | % { publish-cloud-printer $_ }', says: 'By line.' }],
  start({ parameters: { path, raw, totalCount, tail }, out }) {
    return source(async () => {
      for (const each of path) {
        const text = await readFile(each);
        if (raw) await out.write(text);
        else for (const line of chosen(linesOf(text), totalCount, tail)) await out.write(line);
      }
    });
  },
});

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function chosen(
  lines: readonly string[],
  first: number | undefined,
  last: number | undefined,
): readonly string[] {
  if (first !== undefined) return lines.slice(0, first);
  return last === undefined ? lines : lines.slice(Math.max(0, lines.length - last));
}
