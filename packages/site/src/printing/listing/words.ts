import { nameKey } from '../../directory/names.ts';

/** How much of a text is looked at: more than anybody types or reads. */
export const wordLimits = { length: 40, ofPrinter: 64, ofQuery: 8 } as const;

/** The words of a text as they are looked for, each once. */
export function wordsOf(text: string): readonly string[] {
  const found = nameKey(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu);
  return [...new Set(Array.from(found, ([word]) => word.slice(0, wordLimits.length)))];
}
