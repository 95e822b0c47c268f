let segmenter: Intl.Segmenter | undefined;

/** The characters of a text as people count them: a letter with its accents is one, and so is a flag. */
export function graphemes(text: string): readonly string[] {
  // Most of what is typed, and taking it apart costs nothing.
  if (/^[\u0020-\u007e]*$/.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** No character that is written is longer. */
const reach = 64;

/** Where the character ends that begins at a place. */
export function afterCharacter(text: string, at: number): number {
  return at + (graphemes(text.slice(at, at + reach))[0]?.length ?? 0);
}

/** Where the character begins that ends at a place. */
export function beforeCharacter(text: string, at: number): number {
  return at - (graphemes(text.slice(Math.max(0, at - reach), at)).at(-1)?.length ?? 0);
}
