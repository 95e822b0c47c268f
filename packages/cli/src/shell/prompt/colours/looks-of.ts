import { parse } from '../../syntax/parse.ts';
import { Source } from '../../syntax/source.ts';
import { PlacedError } from '../../syntax/syntax-errors.ts';
import type { Span } from '../../syntax/tree.ts';
import { scan } from '../scan/scan.ts';
import type { TokenKind } from '../scan/scanned.ts';
import type { Picture } from '../screen/layout.ts';
import type { Look } from '../screen/looks.ts';

type Looks = Picture['looks'];

const looks: Readonly<Record<TokenKind, Look>> = {
  command: 'command',
  parameter: 'parameter',
  word: 'plain',
  text: 'text',
  variable: 'variable',
  number: 'number',
  operator: 'operator',
  keyword: 'keyword',
  member: 'member',
  type: 'type',
  comment: 'comment',
};

/** Longer texts were pasted, and are not looked through with each key. */
const longest = 16 * 1024;

/** What each part of a text is; a name that no command has, and what makes no sense, stand out. */
export function looksOf(text: string, isKnown: (command: string) => boolean): Looks {
  if (text.length > longest) return [];
  const found = scan(text).tokens.map(({ kind, start, end }) => {
    const isUnknown = kind === 'command' && end < text.length && !isKnown(text.slice(start, end));
    return { start, end, look: isUnknown ? ('unknown' as const) : looks[kind] };
  });
  const fault = faultIn(text);
  if (fault === undefined) return found;
  const around = found.filter(({ start, end }) => end <= fault.start || start >= fault.end);
  return [...around, { ...fault, look: 'error' as const }].toSorted((a, b) => a.start - b.start);
}

/** What no further text makes right. */
function faultIn(text: string): Span | undefined {
  try {
    parse(new Source(text));
    return undefined;
  } catch (error) {
    if (!(error instanceof PlacedError) || error.isIncomplete) return undefined;
    // What is being typed at the end may become something else.
    return error.span.end < text.length ? error.span : undefined;
  }
}
