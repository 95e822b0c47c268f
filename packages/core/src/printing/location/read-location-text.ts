import type { GivenPart } from './given-part.ts';
import { locationErrors } from './location-errors.ts';
import { near } from './near.ts';
import { readGeo } from './read-geo.ts';

/**
 * The places in `country=USA;site=Redmond, WA;floor=1`. A value with a semicolon or quotation marks in it
 * is in quotation marks, with two for each in it, or has a backslash before each of them.
 */
export function readLocationText(text: string): readonly GivenPart[] {
  const parts: GivenPart[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    const equals = text.indexOf('=', start);
    const semicolon = text.indexOf(';', start);
    if (start === text.length) break;
    if (semicolon === start) {
      at = start + 1;
      continue;
    }
    if (equals === -1 || (semicolon !== -1 && semicolon < equals)) {
      throw wrong(text, start, 'there is no = after the category');
    }
    const category = text.slice(start, equals).trim();
    const { value, end } = readValue(text, equals + 1);
    parts.push(...readGeo({ category, value, at: start + 1 }));
    at = end + 1;
  }
  return parts;
}

interface ReadValue {
  readonly value: string;
  /** Where the semicolon after it is, or the end. */
  readonly end: number;
}

const unquoted = /(?:\\[;"\\]|[^;"])*/y;
const quoted = /\s*"((?:[^"]|"")*)"\s*/y;

function readValue(text: string, from: number): ReadValue {
  quoted.lastIndex = from;
  const inMarks = quoted.exec(text);
  if (inMarks !== null) {
    const end = quoted.lastIndex;
    if (end < text.length && text[end] !== ';') {
      throw wrong(text, end, 'there is more after a closing quotation mark');
    }
    return { value: (inMarks[1] ?? '').replaceAll('""', '"'), end };
  }
  unquoted.lastIndex = from;
  const bare = unquoted.exec(text)?.[0] ?? '';
  const end = from + bare.length;
  if (text[end] === '"') {
    const isFirst = bare.trim() === '';
    const reason = isFirst
      ? 'a quotation mark is opened and not closed'
      : 'a quotation mark stands within a value';
    throw wrong(text, end, reason);
  }
  return { value: bare.replaceAll(/\\([;"\\])/g, '$1'), end };
}

function wrong(text: string, at: number, reason: string): Error {
  return locationErrors('not-a-pair', { position: at + 1, near: near(text, at + 1), reason });
}
