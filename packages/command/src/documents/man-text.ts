/** Text as man(7) shows it: nothing in it is taken for a request, an escape or typography. */
export function roff(text: string): string {
  return escaped(text)
    .replaceAll(/(?<![\w])-/g, String.raw`\-`)
    .replace(/^\./, String.raw`\&.`);
}

/** The same for what is typed: a hyphen in it stays one when it is copied. */
export function roffCode(text: string): string {
  return escaped(text)
    .replaceAll('-', String.raw`\-`)
    .replace(/^\./, String.raw`\&.`);
}

export function bold(text: string): string {
  return String.raw`\fB${roffCode(text)}\fR`;
}

export function slanted(text: string): string {
  return String.raw`\fI${roffCode(text)}\fR`;
}

const marks = new Map([
  ['\\', String.raw`\e`],
  ["'", String.raw`\(aq`],
  ['`', String.raw`\(ga`],
  ['^', String.raw`\(ha`],
  ['~', String.raw`\(ti`],
  ['"', String.raw`\(dq`],
]);

function escaped(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\'`^~"]|[^\u0020-\u007e]/gu, (mark) => {
    const code = mark.codePointAt(0) ?? 0;
    return marks.get(mark) ?? String.raw`\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
