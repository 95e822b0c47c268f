import { closes, type Token } from './powershell-tokens.ts';

/** A function as a script declares it. */
export interface DeclaredFunction {
  readonly name: string;
  /** The comment with its help, if it begins with one. */
  readonly help: string | undefined;
  readonly attributes: readonly Attribute[];
  readonly parameters: readonly DeclaredParameter[];
  /** What stands behind the parameters. */
  readonly body: readonly Token[];
}

export interface DeclaredParameter {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** System.String[], int. */
  readonly type: string;
}

export interface Attribute {
  readonly name: string;
  /** The tokens between its parentheses, of one argument each. */
  readonly arguments: readonly (readonly Token[])[];
}

/** The functions of a script, with what stands outside of them. */
export function functionsOf(all: readonly Token[]): {
  functions: readonly DeclaredFunction[];
  rest: readonly Token[];
} {
  const functions: DeclaredFunction[] = [];
  const rest: Token[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at] as Token;
    if (token.kind !== 'word' || token.text !== 'function') {
      rest.push(token);
      continue;
    }
    const end = closes(all, at + 2);
    functions.push(declared(all[at + 1]?.text ?? '', all.slice(at + 3, end)));
    at = end;
  }
  return { functions, rest };
}

function declared(name: string, inside: readonly Token[]): DeclaredFunction {
  const first = inside.find(({ kind }) => kind !== 'newline');
  const help = first?.kind === 'comment' && first.text.startsWith('<#') ? first.text : undefined;
  const code = inside.filter(({ kind }) => kind !== 'comment' && kind !== 'newline');
  const param = code.findIndex(({ kind, text }) => kind === 'word' && text === 'param');
  const lines = inside.filter(({ kind }) => kind !== 'comment');
  if (param === -1) return { name, help, attributes: [], parameters: [], body: lines };
  const end = closes(code, param + 1);
  const parameters = splitAtCommas(code.slice(param + 2, end)).map(parameterOf);
  const last = code[end] as Token;
  const body = lines.slice(lines.indexOf(last) + 1);
  return { name, help, attributes: attributesOf(code.slice(0, param)), parameters, body };
}

function parameterOf(tokens: readonly Token[]): DeclaredParameter {
  const name = tokens.at(-1);
  if (name?.kind !== 'variable') throw new Error(`line ${tokens[0]?.line}: no parameter`);
  const all = attributesOf(tokens.slice(0, -1));
  const type = all.at(-1)?.name ?? '';
  return { name: name.text.slice(1), attributes: all.slice(0, -1), type };
}

/** [Name(argument, …)] or [type], one behind the other. */
function attributesOf(tokens: readonly Token[]): readonly Attribute[] {
  const found: Attribute[] = [];
  for (let at = 0; at < tokens.length;) {
    const end = closes(tokens, at);
    const inside = tokens.slice(at + 1, end);
    const open = inside.findIndex(({ text }) => text === '(');
    const name = (open === -1 ? inside : inside.slice(0, open)).map(({ text }) => text).join('');
    found.push({ name, arguments: open === -1 ? [] : splitAtCommas(inside.slice(open + 1, -1)) });
    at = end + 1;
  }
  return found;
}

export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'bracket') depth += /[({[]$/.test(token.text) ? 1 : -1;
    if (token.text === ',' && token.kind === 'mark' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}
