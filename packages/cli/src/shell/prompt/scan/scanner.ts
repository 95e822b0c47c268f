import type { Call, Ending, Scanned, Token, TokenKind } from './scanned.ts';

const deepest = 100;

type Where = Omit<Scanned, 'tokens' | 'calls'>;

/** The parts of the language that contain each other. */
export interface ScanGrammar {
  readonly statements: (scanner: Scanner) => void;
  readonly statement: (scanner: Scanner) => void;
  readonly expression: (scanner: Scanner) => void;
}

/** Goes through a text that may be unfinished or wrong, and takes it for what it looks like. */
export class Scanner {
  readonly text: string;
  readonly grammar: ScanGrammar;
  readonly tokens: Token[] = [];
  readonly calls: Call[] = [];
  at = 0;
  /** The command in whose block this is. */
  within: Call | undefined;
  /** The command that is being given something. */
  call: Call | undefined;
  /** Whether a ] closes what this is in; among words it is a character like others. */
  isIndex = false;
  #end: Where | undefined;
  #depth = 0;

  constructor(text: string, grammar: ScanGrammar) {
    this.text = text;
    this.grammar = grammar;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get end(): Where {
    return this.#end ?? { ending: { kind: 'other' }, within: undefined, call: undefined };
  }

  /** Says what stands at the end of the text. Who comes there first knows best. */
  ends(ending: Ending): void {
    this.#end ??= { ending, within: this.within, call: this.call };
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  look(pattern: RegExp): string | undefined {
    const sticky = pattern;
    sticky.lastIndex = this.at;
    return sticky.exec(this.text)?.[0];
  }

  get closes(): boolean {
    return this.look(this.isIndex ? /[)}\]]/y : /[)}]/y) !== undefined;
  }

  /** Goes past what is found here. */
  skip(pattern: RegExp): string | undefined {
    const found = this.look(pattern);
    this.at += found?.length ?? 0;
    return found;
  }

  /** Goes past what is found here, which is a token. */
  take(pattern: RegExp, kind: TokenKind): string | undefined {
    const start = this.at;
    const found = this.skip(pattern);
    if (found !== undefined) this.token(kind, start);
    return found;
  }

  token(kind: TokenKind, start: number): void {
    if (this.at > start) this.tokens.push({ kind, start, end: this.at });
  }

  /** Blanks, comments, and lines that go on. */
  skipBlanks(): void {
    for (;;) {
      if (this.skip(/[^\S\r\n]+|`\r?\n/y) !== undefined) continue;
      if (this.take(/<#[^]*?(?:#>|$)|#[^\n]*/y, 'comment') === undefined) return;
      if (this.isAtEnd) this.ends({ kind: 'other' });
    }
  }

  skipLines(): void {
    do this.skipBlanks();
    while (this.skip(/[\r\n]+/y) !== undefined);
  }

  /** What is within brackets, as deep as anybody writes. */
  inside(work: () => void, isIndex = this.isIndex): void {
    if (this.#depth >= deepest) {
      this.at = this.text.length;
      return;
    }
    const before = this.isIndex;
    this.isIndex = isIndex;
    this.#depth += 1;
    work();
    this.#depth -= 1;
    this.isIndex = before;
  }
}
