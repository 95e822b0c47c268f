/** The end of the word that stands at a place, or after it. */
export function wordEnd(text: string, at: number): number {
  const found = /[^\p{L}\p{N}_]*[\p{L}\p{M}\p{N}_]*/uy;
  found.lastIndex = at;
  found.test(text);
  return Math.max(at, found.lastIndex);
}

/** The beginning of the word that stands before a place. */
export function wordStart(text: string, at: number): number {
  const [before = ''] = /[\p{L}\p{M}\p{N}_]*[^\p{L}\p{M}\p{N}_]*$/u.exec(text.slice(0, at)) ?? [];
  return at - before.length;
}

/** The beginning of what stands before a place without a blank in it. */
export function blankStart(text: string, at: number): number {
  const [before = ''] = /\S*\s*$/.exec(text.slice(0, at)) ?? [];
  return at - before.length;
}
