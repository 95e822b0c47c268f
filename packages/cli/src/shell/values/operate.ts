import { add, divide, multiply, range, remainder, subtract } from './arithmetic.ts';
import { requireNumber } from './as-number.ts';
import { asText } from './as-text.ts';
import { BlockValue } from './block-value.ts';
import { areEqual, order } from './compare.ts';
import { elementsOf, listOf, valueOf } from './elements.ts';
import { format } from './format.ts';
import { joined, requireLength } from './limits.ts';
import { patiently } from './patiently.ts';
import { patternOf, replaceAll, search, split } from './regular-expression.ts';
import { isLike } from './wildcard.ts';
import { isTrue } from './truth.ts';
import { valueErrors } from './value-errors.ts';

type Operation = (left: unknown, right: unknown) => unknown;
type Test = (left: unknown, right: unknown) => boolean;

const ordered = (wanted: (order: number) => boolean, mindsCase: boolean): Test => {
  return (left, right) => {
    const found = order(left, right, mindsCase);
    if (found !== undefined) return wanted(found);
    throw valueErrors('not-addable', {
      operator: 'Comparing',
      left: describe(left),
      right: describe(right),
    });
  };
};

/** The comparisons, each in the form that minds case and the one that does not. */
function tests(mindsCase: boolean): Readonly<Record<string, Test>> {
  const equal: Test = (left, right) => areEqual(left, right, mindsCase);
  const like: Test = (left, right) => isLike(asText(left), asText(right), mindsCase);
  const match: Test = (left, right) =>
    search(patternOf(asText(right), mindsCase), asText(left)) !== undefined;
  return {
    eq: equal,
    ne: (left, right) => !equal(left, right),
    gt: ordered((found) => found > 0, mindsCase),
    ge: ordered((found) => found >= 0, mindsCase),
    lt: ordered((found) => found < 0, mindsCase),
    le: ordered((found) => found <= 0, mindsCase),
    like,
    notlike: (left, right) => !like(left, right),
    match,
    notmatch: (left, right) => !match(left, right),
  };
}

/** What is asked of a list is asked of each element: those for which it is so are the answer. */
function overLists(test: Test): Operation {
  return (left, right) => {
    if (!Array.isArray(left)) return test(left, right);
    const found: unknown[] = [];
    for (const each of patiently(left as unknown[])) if (test(each, right)) found.push(each);
    return found;
  };
}

function others(mindsCase: boolean): Readonly<Record<string, Operation>> {
  const isAmong = (one: unknown, all: unknown): boolean =>
    listOf(all).some((each) => areEqual(each, one, mindsCase));
  return {
    contains: (left, right) => isAmong(right, left),
    notcontains: (left, right) => !isAmong(right, left),
    in: (left, right) => isAmong(left, right),
    notin: (left, right) => !isAmong(left, right),
    split: (left, right) => splitting(left, right, mindsCase),
    replace: (left, right) => replacing(left, right, mindsCase),
  };
}

function inBothForms(
  make: (mindsCase: boolean) => Readonly<Record<string, Operation>>,
): [string, Operation][] {
  return [
    ...Object.entries(make(false)).map(([name, run]): [string, Operation] => [`-${name}`, run]),
    ...Object.entries(make(true)).map(([name, run]): [string, Operation] => [`-c${name}`, run]),
  ];
}

/** What each operator of two sides does, but -and and -or, which may leave the right side out. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['+', add],
  ['-', subtract],
  ['*', multiply],
  ['/', divide],
  ['%', remainder],
  ['..', range],
  ['-f', (left, right) => format(asText(left), elementsOf(right))],
  ['-join', (left, right) => joining(left, asText(right))],
  ['-xor', (left, right) => isTrue(left) !== isTrue(right)],
  ...inBothForms((mindsCase) =>
    Object.fromEntries(
      Object.entries(tests(mindsCase)).map(([name, test]) => [name, overLists(test)]),
    ),
  ),
  ...inBothForms(others),
]);

/** What -match leaves in $Matches: the whole by 0, and the groups by number or name. */
export function matchesOf(left: unknown, right: unknown, mindsCase: boolean): [string, unknown][] {
  const found = search(patternOf(asText(right), mindsCase), asText(left));
  if (found === undefined) return [];
  const numbered = Array.from(found, (text, index): [string, unknown] => [String(index), text]);
  const named = Object.entries(found.groups ?? {});
  return [...numbered, ...named].filter(([, text]) => text !== undefined);
}

export function joining(left: unknown, by: string): string {
  return joined(listOf(left).map(asText), by);
}

export function splitting(left: unknown, right: unknown, mindsCase: boolean): unknown {
  const [by, most = 0, how = 'RegexMatch'] = listOf(right);
  if (by instanceof BlockValue) {
    throw valueErrors('not-addable', { operator: '-split', left: 'a text', right: 'a block' });
  }
  const limit = requireNumber(most, '-split');
  const isSimple = /^simplematch$/i.test(asText(how));
  if (limit < 0 || (!isSimple && !/^regexmatch$/i.test(asText(how)))) {
    const value = limit < 0 ? asText(most) : `"${asText(how)}"`;
    const forms = 'There may be a number from 0 on, and SimpleMatch or RegexMatch.';
    throw valueErrors('not-convertible', { value, type: 'limit or an option of -split', forms });
  }
  const pattern = patternOf(isSimple ? RegExp.escape(asText(by)) : asText(by), mindsCase);
  const all: string[][] = [];
  for (const each of patiently(elementsOf(left))) {
    const parts = split(pattern, asText(each)).map((part) => part ?? '');
    const isMore = limit > 0 && parts.length > limit;
    all.push(isMore ? limitedSplit(asText(each), pattern, limit) : parts);
  }
  return all.flat();
}

function limitedSplit(text: string, pattern: RegExp, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (parts.length < limit - 1) {
    const found = search(pattern, rest);
    if (found === undefined || found[0] === '') break;
    parts.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  return [...parts, rest];
}

function replacing(left: unknown, right: unknown, mindsCase: boolean): unknown {
  const [written, by = ''] = listOf(right);
  if (by instanceof BlockValue) {
    throw valueErrors('not-addable', { operator: '-replace', left: 'a text', right: 'a block' });
  }
  const pattern = patternOf(asText(written), mindsCase);
  const replaced: string[] = [];
  for (const each of patiently(elementsOf(left))) {
    replaced.push(requireLength(replaceAll(pattern, asText(each), asText(by))));
  }
  return Array.isArray(left) ? replaced : valueOf(replaced);
}

function describe(value: unknown): string {
  return typeof value === 'string' ? 'a text' : typeof value === 'number' ? 'a number' : 'these';
}
