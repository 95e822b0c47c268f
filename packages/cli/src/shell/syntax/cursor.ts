import type { HawserError } from '@hawser/core/errors';
import { endOfStatement } from './end-of-statement.ts';
import { insteadOfRedirection } from './redirection.ts';
import type { Source } from './source.ts';
import { PlacedError, syntaxErrors } from './syntax-errors.ts';
import type { Block, Expression, ScriptBlock, Span, Statement } from './tree.ts';

/** The parts of the grammar that contain each other. */
export interface Grammar {
  readonly expression: (cursor: Cursor) => Expression;
  /** One of several that commas separate. */
  readonly argument: (cursor: Cursor) => Expression;
  /** One value without operators. */
  readonly item: (cursor: Cursor) => Expression;
  /** A statement that may stand where a value is needed: no definition, no loop. */
  readonly valued: (cursor: Cursor) => Statement;
  /** Statements up to the bracket, which is left. */
  readonly block: (cursor: Cursor, close: ')' | '}') => Block;
  readonly scriptBlock: (cursor: Cursor) => ScriptBlock;
}

const mostLevels = 100;
/** What stands in a row is nested when it is run. */
const mostInRow = 500;

interface Elsewhere {
  readonly what: string;
  readonly write: (text: string, at: number) => string;
}

const redirecting = { what: 'Redirecting by > or <', write: insteadOfRedirection };
/** What PowerShell has where something else is needed. */
const elsewhere: Readonly<Record<string, Elsewhere>> = {
  '>': redirecting,
  '<': redirecting,
  '?': { what: 'Choosing by ? and ??', write: () => 'Write if (…) { … } else { … }' },
};

/** Reads a program from its beginning to its end. */
export class Cursor {
  readonly source: Source;
  readonly text: string;
  readonly grammar: Grammar;
  at = 0;
  #levels = 0;
  readonly #passOver: ((error: PlacedError) => boolean) | undefined;

  /** Who passes over errors gets the statements without those that have one. */
  constructor(source: Source, grammar: Grammar, passOver?: (error: PlacedError) => boolean) {
    this.source = source;
    this.text = source.text;
    this.grammar = grammar;
    this.#passOver = passOver;
  }

  /** Goes on after a statement that begins at a place, and is wrong; throws where that cannot be. */
  goOnAfter(error: unknown, start: number, close: string | undefined): void {
    if (!(error instanceof PlacedError) || error.isIncomplete) throw error;
    const end = endOfStatement(this.text, { start, wrong: error.span.start, close });
    if (end === undefined || end === start || this.#passOver?.(error) !== true) throw error;
    this.at = end;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  sees(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Goes past the word if it is there. */
  takes(word: string): boolean {
    if (!this.sees(word)) return false;
    this.at += word.length;
    return true;
  }

  /** What a sticky expression finds here, and goes past it. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    const found = this.look(pattern);
    if (found !== undefined) this.at += found[0].length;
    return found;
  }

  look(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = pattern;
    sticky.lastIndex = this.at;
    return sticky.exec(this.text) ?? undefined;
  }

  /** Blanks, comments, and lines that go on; not the end of a line. */
  skipBlanks(): void {
    for (;;) {
      if (this.match(/[ \t\f\v\u00a0\u2000-\u200a\u3000]+|`\r?\n/y) !== undefined) continue;
      if (this.sees('<#')) this.#skipComment();
      else if (this.peek() === '#') this.match(/#[^\n]*/y);
      else return;
    }
  }

  /** The ends of lines, too. */
  skipLines(): void {
    do this.skipBlanks();
    while (this.match(/\r?\n|\r/y) !== undefined);
  }

  #skipComment(): void {
    const start = this.at;
    const end = this.text.indexOf('#>', start + 2);
    if (end === -1) throw this.unclosed('comment', '#>', start, 2);
    this.at = end + 2;
  }

  from(start: number): Span {
    return { start, end: this.at };
  }

  /** What is within brackets, so deep that nothing breaks. */
  within<Result>(read: () => Result): Result {
    if (this.#levels >= mostLevels) {
      throw this.error(syntaxErrors('too-deep', { most: mostLevels }), {
        start: this.at,
        end: this.at + 1,
      });
    }
    this.#levels += 1;
    try {
      return read();
    } finally {
      this.#levels -= 1;
    }
  }

  /** So many in a row, so few that nothing breaks. */
  requireInRow(count: number): void {
    if (count <= mostInRow) return;
    throw this.error(syntaxErrors('too-many-operators', { most: mostInRow }), {
      start: this.at,
      end: this.at + 1,
    });
  }

  /** Goes past what closes a bracket that was opened at a place. */
  close(bracket: string, what: string, opened: number): void {
    this.skipLines();
    if (this.takes(bracket)) return;
    throw this.isAtEnd
      ? this.unclosed(what, bracket, opened)
      : this.unexpected(`a closing ${bracket}`);
  }

  unclosed(what: string, close: string, start: number, length = 1): PlacedError {
    const span = { start, end: start + length };
    return new PlacedError(syntaxErrors('unclosed', { what, close }), this.source, span, {
      isIncomplete: true,
    });
  }

  unexpected(expected: string): PlacedError {
    if (this.isAtEnd) {
      const error = syntaxErrors('ends-early', { expected });
      const end = this.text.trimEnd().length;
      const span = { start: Math.max(0, end - 1), end };
      return new PlacedError(error, this.source, span, { isIncomplete: true });
    }
    const [found = ''] = this.look(/[\w-]+|[^]/uy) ?? [];
    if (/^[\p{Cc}\p{Cf}\u2028\u2029]/u.test(found) && found.trim() !== '')
      return this.hiddenAt(this.at);
    const instead = Object.hasOwn(elsewhere, found) ? elsewhere[found] : undefined;
    if (instead !== undefined) {
      const write = instead.write(this.text, this.at);
      return this.unsupported(instead.what, write, { start: this.at, end: this.at + 1 });
    }
    const shown = found.trim() === '' ? 'end of line' : found;
    return this.error(syntaxErrors('unexpected', { found: shown, expected }), {
      start: this.at,
      end: this.at + found.length,
    });
  }

  /** A character that nobody sees, where it could mislead. */
  hiddenAt(at: number): PlacedError {
    const point = this.text.codePointAt(at) ?? 0;
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    return this.error(syntaxErrors('control-character', { code }), { start: at, end: at + 1 });
  }

  unsupported(what: string, instead: string, span: Span): PlacedError {
    return this.error(syntaxErrors('unsupported', { what, instead }), span);
  }

  error(error: HawserError, span: Span): PlacedError {
    return new PlacedError(error, this.source, span);
  }
}
