import type { OutOfBand } from '../values/value.ts';

/** What the registry calls an attribute syntax. */
export type SyntaxType =
  | 'integer'
  | 'enum'
  | 'boolean'
  | 'octetString'
  | 'dateTime'
  | 'resolution'
  | 'rangeOfInteger'
  | 'collection'
  | 'text'
  | 'name'
  | 'keyword'
  | 'uri'
  | 'uriScheme'
  | 'charset'
  | 'naturalLanguage'
  | 'mimeMediaType'
  | OutOfBand;

/** One of the kinds of value that an attribute may have. */
export interface Choice {
  readonly type: SyntaxType;
  /** Of numbers the number itself, of others the bytes. */
  readonly least: number;
  readonly most: number;
}

/** `1setOf keyword | name(MAX)` and the like. */
export interface Syntax {
  /** It may have more than one value. */
  readonly set: boolean;
  readonly choices: readonly Choice[];
}

const leastInteger = -0x80000000;
const mostInteger = 0x7fffffff;

/** How many bytes the longest of a syntax has (RFC 8011, 5.1). */
const longest: Readonly<Partial<Record<SyntaxType, number>>> = {
  text: 1023,
  name: 255,
  keyword: 255,
  uri: 1023,
  uriScheme: 63,
  charset: 63,
  naturalLanguage: 63,
  mimeMediaType: 255,
  octetString: 1023,
};

export function parseSyntax(text: string): Syntax {
  const set = text.startsWith('1setOf ');
  const choices = (set ? text.slice('1setOf '.length) : text).split(' | ').map(parseChoice);
  return { set, choices };
}

function parseChoice(text: string): Choice {
  const [, word = '', least, most] =
    /^([A-Za-z-]+)(?:\((?:(-?\d+):)?(MAX|-?\d+)\))?$/.exec(text) ?? [];
  const type = word as SyntaxType;
  const bytes = longest[type];
  if (bytes !== undefined) return { type, least: 0, most: numberOf(most, bytes) };
  return { type, least: numberOf(least, leastInteger), most: numberOf(most, mostInteger) };
}

function numberOf(text: string | undefined, otherwise: number): number {
  return text === undefined || text === 'MAX' ? otherwise : Number(text);
}

/** Whatever one or the other allows. The same name has at times two registrations. */
export function eitherSyntax(one: Syntax, other: Syntax): Syntax {
  const choices = [...one.choices];
  for (const choice of other.choices) {
    const place = choices.findIndex(({ type }) => type === choice.type);
    const known = choices[place];
    if (known === undefined) {
      choices.push(choice);
    } else {
      const least = Math.min(known.least, choice.least);
      choices[place] = { ...known, least, most: Math.max(known.most, choice.most) };
    }
  }
  return { set: one.set || other.set, choices };
}
