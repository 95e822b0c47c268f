import type { SyntaxType } from '../tables/syntax.ts';
import { syntaxOf, wholeName } from '../tables/find-syntax.ts';
import { valueTags } from '../tags.ts';

/** How each kind of value is sent in one attribute; 0 where the attribute has no such value. */
export interface TagsFor {
  readonly number: number;
  /** Of a word, in an attribute that has names too. */
  readonly word: number;
  readonly string: number;
  readonly takes: (type: SyntaxType) => boolean;
}

const known = new Map<string, TagsFor>();

/** From the table of attributes; undefined where it has none of that name. */
export function tagsFor(name: string): TagsFor | undefined {
  const tags = known.get(name);
  if (tags !== undefined) return tags;
  const syntax = syntaxOf(name);
  if (syntax === undefined) {
    const whole = wholeName(name);
    return whole === name ? undefined : tagsFor(whole);
  }
  const types = new Set(syntax.choices.map(({ type }) => type));
  const tagOf = (...wanted: readonly Exclude<SyntaxType, 'collection'>[]): number => {
    const found = wanted.find((type) => types.has(type));
    return found === undefined ? 0 : valueTags[found];
  };
  const made = {
    number: tagOf('integer', 'enum', 'rangeOfInteger'),
    word: tagOf('keyword'),
    string: tagOf(
      'name',
      'keyword',
      'text',
      'uri',
      'uriScheme',
      'charset',
      'naturalLanguage',
      'mimeMediaType',
    ),
    takes: (type: SyntaxType) => types.has(type),
  };
  // Only names of the table come here: it does not grow without end.
  known.set(name, made);
  return made;
}
