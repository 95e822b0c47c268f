import { findCategory } from '../../location/location-categories.ts';
import { knownCategories } from '../../location/location-errors.ts';
import { locationRuleErrors } from './location-rule-errors.ts';
import { matchTemplate, readTemplate } from './location-template.ts';

/** What makes a location of words that are for it. */
export interface LocationPattern {
  readonly text: string;
  /** What the words say of each category; undefined where they are not for it. */
  readonly match: (
    words: string,
  ) => readonly (readonly [category: string, value: string])[] | undefined;
}

const longest = 500;

/**
 * A template as `{building}-{floor}.{room}`, in which {} is for what nobody needs; or a regular expression
 * between slashes, whose groups are named for categories.
 */
export function readLocationPattern(text: string): LocationPattern {
  if (text.length > longest) {
    throw locationRuleErrors('too-long', { length: text.length, limit: longest });
  }
  const [, source, flags = ''] = /^\/(.*)\/([iu]*)$/s.exec(text) ?? [];
  if (source !== undefined) return ofExpression(text, source, flags);
  const template = readTemplate(text);
  requireCategories(
    text,
    template.categories.filter((category) => category !== ''),
  );
  return { text, match: (words) => matchTemplate(template, words) };
}

function ofExpression(text: string, source: string, flags: string): LocationPattern {
  const compiled = (expression: string): RegExp => {
    try {
      return new RegExp(expression, flags);
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^.*: /s, '') : String(error);
      const options = { target: text, cause: error };
      throw locationRuleErrors('bad-expression', { rule: text, reason }, options);
    }
  };
  const matching = compiled(source);
  // What also matches nothing tells of all its groups.
  requireCategories(text, Object.keys(compiled(`${source}|`).exec('')?.groups ?? {}));
  return {
    text,
    match(words) {
      const found = matching.exec(words);
      if (found === null) return undefined;
      // Groups that took no part have nothing.
      const said: readonly (readonly [string, string | undefined])[] = Object.entries(
        found.groups ?? {},
      );
      return said.map(([category, value]) => [category, value ?? ''] as const);
    },
  };
}

function requireCategories(rule: string, categories: readonly string[]): void {
  const target = { target: rule };
  if (categories.length === 0) throw locationRuleErrors('no-category', { rule }, target);
  for (const category of categories) {
    if (category === 'floor' || findCategory(category, false) !== undefined) continue;
    const values = { rule, category, allowed: knownCategories };
    throw locationRuleErrors('unknown-category', values, target);
  }
}
