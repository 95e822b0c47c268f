import type { Span } from '../../syntax/tree.ts';

export type TokenKind =
  | 'command'
  | 'parameter'
  | 'word'
  | 'text'
  | 'variable'
  | 'number'
  | 'operator'
  | 'keyword'
  | 'member'
  | 'type'
  | 'comment';

export interface Token extends Span {
  readonly kind: TokenKind;
}

/** A command as far as it is written. */
export interface Call {
  readonly name: string;
  readonly given: Given[];
  /** What feeds it: a command, or a value. */
  readonly fedBy: Call | Span | undefined;
}

/** What a command is given: the name of a parameter, a value, or both. */
export interface Given {
  /** As written, with its dash. */
  readonly parameter?: string;
  readonly joint?: string;
  readonly items: Item[];
}

/** One element of a value. */
export interface Item extends Span {
  /** Without its quotes. */
  readonly text: string;
}

/** What is being written where the text ends. */
export type Ending =
  /** The name of a command. */
  | {
      readonly kind: 'command';
      readonly start: number;
      readonly typed: string;
      readonly isFed: boolean;
    }
  /** Something that a command is given. */
  | {
      readonly kind: 'argument';
      readonly call: Call;
      readonly start: number;
      readonly typed: string;
      readonly quote: '' | "'" | '"';
      /** The argument that it is a part of; undefined where it begins one. */
      readonly given: Given | undefined;
    }
  | { readonly kind: 'variable'; readonly start: number; readonly typed: string }
  /** A property of what stands before the dot. */
  | { readonly kind: 'member'; readonly start: number; readonly typed: string; readonly of: Span }
  | { readonly kind: 'operator'; readonly start: number; readonly typed: string }
  | { readonly kind: 'type'; readonly start: number; readonly typed: string }
  /** A text, a comment, a number: nothing that could be completed. */
  | { readonly kind: 'other' };

export interface Scanned {
  readonly tokens: readonly Token[];
  /** All commands, in the order in which they begin. */
  readonly calls: readonly Call[];
  readonly ending: Ending;
  /** The command in whose block the text ends, for which $_ is what feeds it. */
  readonly within: Call | undefined;
  /** The command that is being given something where the text ends. */
  readonly call: Call | undefined;
}
