const piece =
  /#[^\n]*|'[^']*'|"(?:[^"`]|`[^])*"|(?<open>[({])|(?<close>[)}])|(?<end>\r?\n|;)|[^]/gy;

interface Wrong {
  readonly start: number;
  readonly wrong: number;
  /** The bracket that ends the block around it. */
  readonly close: string | undefined;
}

/**
 * Where the next statement may begin after one that is wrong at a place: after its line, or before the
 * bracket around it. Undefined where its own brackets have no end, so that nobody can say.
 */
export function endOfStatement(
  text: string,
  { start, wrong, close: around }: Wrong,
): number | undefined {
  let depth = 0;
  piece.lastIndex = start;
  for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
    const { open, close, end } = found.groups ?? {};
    if (open !== undefined) depth += 1;
    if (close !== undefined && close === around && depth === 0) return found.index;
    if (close !== undefined) depth = Math.max(0, depth - 1);
    if (end !== undefined && depth === 0 && found.index >= wrong) return piece.lastIndex;
  }
  return depth === 0 ? text.length : undefined;
}
