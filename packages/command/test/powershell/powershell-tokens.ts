/** A piece of a PowerShell script. */
export interface Token {
  readonly kind: 'comment' | 'string' | 'bracket' | 'variable' | 'word' | 'mark' | 'newline';
  /** Of a string what it means, of all else what is written. */
  readonly text: string;
  readonly line: number;
}

const singleQuote = /['\u2018-\u201b]/;
const doubleQuote = /["\u201c-\u201e]/;
const variable = /\$(?:\w+:)?\w+|\$\{[^}]+\}|\$[$?^]/y;
// A word is a name, an operator, a parameter with its colon, or a number.
const word = /-?[A-Za-z_][\w-]*|\d[\w.+-]*/y;
const bracket = /[@$]?[({]|\[|[)}\]]/y;

/** Takes a script apart as PowerShell does; throws where it would not get to the end of it. */
export function tokensOf(script: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  let line = 1;
  const fail = (what: string): never => {
    throw new Error(`line ${line}: ${what}`);
  };
  const take = (kind: Token['kind'], length: number, text: string): void => {
    found.push({ kind, text, line });
    line += script.slice(at, at + length).split('\n').length - 1;
    at += length;
  };
  const until = (end: string, what: string): number => {
    const index = script.indexOf(end, at + 2);
    return index === -1 ? fail(what) : index + end.length - at;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(script)?.[0];
  };

  while (at < script.length) {
    const here = script[at] ?? '';
    const two = script.slice(at, at + 2);
    if (here === '\n') take('newline', 1, '\n');
    else if (/\s/.test(here)) at += 1;
    else if (two === '<#') {
      const length = until('#>', 'a comment does not end');
      take('comment', length, script.slice(at, at + length));
    } else if (here === '#') {
      const [text = ''] = script.slice(at).split('\n', 1);
      take('comment', text.length, text);
    } else if (/^@['"]$/.test(two)) fail('a here-string, which the module does without');
    else if (singleQuote.test(here)) {
      const { length, text } = singleQuoted(script, at) ?? fail('a string does not end');
      take('string', length, text);
    } else if (doubleQuote.test(here)) fail('a string that expands, which the module does without');
    else if (here === '`') fail('a backtick, which the module does without');
    else {
      const kinds = [
        ['variable', variable],
        ['bracket', bracket],
        ['word', word],
      ] as const;
      const [kind, pattern] = kinds.find(([, each]) => match(each) !== undefined) ?? ['mark', /./y];
      const text = match(pattern) ?? here;
      take(kind, text.length, text);
    }
  }
  refuseUnbalanced(found);
  return found;
}

function singleQuoted(script: string, start: number): { length: number; text: string } | undefined {
  let text = '';
  for (let index = start + 1; index < script.length; index += 1) {
    const here = script[index] ?? '';
    if (!singleQuote.test(here)) text += here;
    else if (singleQuote.test(script[index + 1] ?? '')) {
      text += here;
      index += 1;
    } else return { length: index + 1 - start, text };
  }
  return undefined;
}

const closing = new Map([
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
]);

function refuseUnbalanced(tokens: readonly Token[]): void {
  const open: { close: string; line: number }[] = [];
  for (const { kind, text, line } of tokens) {
    if (kind !== 'bracket') continue;
    const close = closing.get(text.at(-1) ?? '');
    if (close !== undefined) open.push({ close, line });
    else if (open.pop()?.close !== text) throw new Error(`line ${line}: ${text} closes nothing`);
  }
  const [first] = open;
  if (first !== undefined) throw new Error(`line ${first.line}: ${first.close} is missing`);
}

/** The index of the bracket that closes the one at an index. */
export function closes(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const { kind, text } = tokens[index] as Token;
    if (kind !== 'bracket') continue;
    depth += /[({[]$/.test(text) ? 1 : -1;
    if (depth === 0) return index;
  }
  throw new Error(`line ${tokens[start]?.line}: nothing closes this`);
}
