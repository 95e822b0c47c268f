/** What matches the text that a document shows: … stands for anything, and alone in a line for any lines. */
export function shownPattern(shown: string): RegExp {
  const pattern = shown
    .split(/^…\n/m)
    .map((lines) =>
      lines
        .split('…')
        .map((text) => RegExp.escape(text))
        .join('.*'),
    )
    .join('(?:.*\\n)*');
  return new RegExp(`^${pattern}$`);
}
