import { locationRuleErrors } from './location-rule-errors.ts';

/** What stands before each category, and after the last one. */
export interface LocationTemplate {
  readonly before: readonly string[];
  /** Empty for what nobody needs. */
  readonly categories: readonly string[];
  readonly after: string;
}

export function readTemplate(text: string): LocationTemplate {
  const target = { target: text };
  const pieces = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/\{([^{}]*)\}/);
  const between = pieces.filter((_, place) => place % 2 === 0);
  if (between.some((piece) => /[{}]/.test(piece))) {
    throw locationRuleErrors('open-brace', { rule: text }, target);
  }
  // Nobody could say where the one ends and the other begins.
  if (between.slice(1, -1).includes('')) {
    throw locationRuleErrors('nothing-between', { rule: text }, target);
  }
  return {
    before: between.slice(0, -1).map(folded),
    categories: pieces.filter((_, place) => place % 2 === 1).map((name) => name.trim()),
    after: folded(between.at(-1) ?? ''),
  };
}

/** Each category up to the first place where what comes after it stands; one pass, however long the words are. */
export function matchTemplate(
  { before, categories, after }: LocationTemplate,
  words: string,
): readonly (readonly [category: string, value: string])[] | undefined {
  const letters = folded(words);
  const [begin = ''] = before;
  const end = letters.length - after.length;
  if (!letters.startsWith(begin) || !letters.endsWith(after)) return undefined;
  const found: (readonly [string, string])[] = [];
  let at = begin.length;
  for (const [place, category] of categories.entries()) {
    const next = before[place + 1];
    // It has at least one letter.
    const stop = next === undefined ? end : letters.indexOf(next, at + 1);
    if (stop <= at || stop + (next?.length ?? 0) > end) return undefined;
    if (category !== '') found.push([category, words.slice(at, stop)]);
    at = stop + (next?.length ?? 0);
  }
  return found;
}

/** In small letters, where that leaves each letter in its place. */
function folded(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}
