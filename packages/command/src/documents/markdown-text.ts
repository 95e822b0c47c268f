/** The text as Markdown that shows it as it is: nothing in it is taken for markup. */
export function prose(text: string): string {
  return text
    .replaceAll(/[\\`*[\]<>~]|(?<![A-Za-z\d])_|_(?![A-Za-z\d])|&(?=#?\w+;)/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+=]+|#{1,6})(?=\s|$)/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)([.)])(?=\s|$)/gm, String.raw`$1\$2`);
}

/** The text as a piece of code within a line. */
export function code(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const space = /^`|`$/.test(line) ? ' ' : '';
  return fence + space + line + space + fence;
}

/** Lines of code, in the language that colours them. */
export function codeBlock(language: string, lines: readonly string[]): string {
  return `\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\n`;
}

/** A table; its cells are Markdown. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const rules = titles.map(() => '---');
  return [titles, rules, ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |\n`).join('');
}

// A pipe ends a cell even within code.
function cell(markdown: string): string {
  return markdown.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', String.raw`\|`);
}
