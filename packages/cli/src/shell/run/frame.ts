import type { Argument } from '@hawser/command/binding/argument';
import type { SecretSource } from '@hawser/command/binding/bind';
import type { ErrorAction } from '@hawser/command/declaration/common-parameters';
import type { ParameterDescription } from '@hawser/command/declaration/description';
import type { Secret } from '@hawser/core/secret';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/tree.ts';
import type { BlockValue } from '../values/block-value.ts';
import type { Later } from './later.ts';
import type { Scope } from './scope.ts';
import type { Turn } from './turn.ts';

/** Where statements put what they give. */
export interface Out {
  write(value: unknown): Later<void>;
}

/** One command of a pipeline while it runs. */
export interface Stage {
  /** What comes down the pipeline, one after the other. */
  take(value: unknown): Later<void>;
  /** Nothing more comes. A command at the beginning does all of its work here. */
  end(): Later<void>;
  /**
   * Comes last, however the pipeline ended, even for a stage that was never asked for anything: it gives
   * back what it holds, and does not fail.
   */
  close?(): Later<void>;
}

/** How a command is called at a place of a program. */
export interface StageCall {
  readonly frame: Frame;
  readonly out: Out;
  readonly name: string;
  readonly given: readonly Argument[];
  /** Whether something comes down the pipeline. */
  readonly isFed: boolean;
  readonly place: PlaceInProgram;
}

export interface PlaceInProgram {
  readonly source: Source;
  readonly span: Span;
  /** The command that stands there. */
  readonly command?: string;
}

export interface Runnable {
  start(call: StageCall): Later<Stage>;
}

/** A block that can be run; what it is given it finds in the scope. */
export type RunBlock = BlockValue<{
  readonly execute: Execute;
  /** Where it is nothing but one value without commands. */
  readonly evaluate: Evaluate | undefined;
  /** What parameters are that nobody gives. */
  readonly defaults: ReadonlyMap<string, Evaluate>;
}>;

export type Evaluate = (frame: Frame) => Later<unknown>;
export type Execute = (frame: Frame, out: Out) => Later<void>;

/** What a running program may ask of the shell that runs it. */
export interface ShellServices {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The command of that name: a function, one of the shell, or one of the product. */
  find(name: string, frame: Frame, place: PlaceInProgram): Later<Runnable>;
  /** What failed without ending the program; thrown again where it is to end. */
  failed(error: unknown, frame: Frame, place: PlaceInProgram, action?: ErrorAction): Later<void>;
  /** The error as `catch` sees it; it is in $Error from now on. */
  caught(error: unknown): unknown;
  /** Whether the last pipeline went well: $? */
  readonly went: { value: unknown };
  /** How many things have failed so far. */
  readonly failures: number;
  /** The secret for a parameter, from where the call says that it is. */
  secret(parameter: ParameterDescription, source: SecretSource): Promise<Secret>;
}

/** What surrounds a statement that runs. */
export interface Frame {
  readonly shell: ShellServices;
  readonly scope: Scope;
  readonly signal: AbortSignal;
  readonly turn: Turn;
  /** Somebody catches what is thrown. */
  readonly isTried: boolean;
  /** How many functions have called each other. */
  readonly depth: number;
}
