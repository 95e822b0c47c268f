import type { Secret } from '@hawser/core/secret';

/** The types a parameter can have, and what a command gets for each. */
export interface ParameterValues {
  string: string;
  int: number;
  number: number;
  switch: boolean;
  enum: string;
  path: string;
  secret: Secret;
  date: Date;
  /** Milliseconds. */
  duration: number;
  /** Bytes. */
  size: number;
  json: unknown;
  object: Readonly<Record<string, unknown>>;
  /** Anything, as it stands: what only a shell can give. */
  value: unknown;
}

export type ParameterType = keyof ParameterValues;

/** A value that completion and prompts offer. */
export interface Candidate {
  readonly value: string;
  readonly says?: string;
}

/** What a completion source may use; it is asked while somebody waits for a key to answer. */
export interface CompletionQuery {
  /** What is typed so far of the value. */
  readonly word: string;
  /** What the other parameters were given, as typed. */
  readonly given: ReadonlyMap<string, string>;
  readonly profile: string | undefined;
  readonly signal: AbortSignal;
}

export type CompletionSource = (query: CompletionQuery) => Promise<readonly Candidate[]>;

/** How a parameter is filled by the objects that come down a pipeline. */
export type PipelineBinding = 'value' | 'property' | 'value-and-property';

export interface Parameter {
  readonly type: ParameterType;
  /** One sentence. */
  readonly help: string;
  readonly mandatory?: boolean;
  /** Its place among the arguments that are given without a name, from 0. */
  readonly position?: number;
  readonly aliases?: readonly string[];
  /** Takes several values: `-Name a,b`. */
  readonly list?: boolean;
  readonly default?: string | number | boolean;
  readonly pipeline?: PipelineBinding;
  /**
   * Which property of which objects of commands it is, by their types. To one of another type the command
   * has nothing to say, however alike their properties are called: a printer has an id, and is no job.
   */
  readonly from?: Readonly<Record<string, string | readonly string[]>>;
  /** The parameter sets it belongs to; without, it belongs to all. */
  readonly sets?: readonly string[];

  /** The values of an enum. */
  readonly choices?: readonly string[];
  /** For int, number, duration and size: the bounds. For string and secret: of its length. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** For string: what it must match from end to end, and how that is said to a person. */
  readonly pattern?: { readonly source: string; readonly says: string };
  readonly complete?: CompletionSource;
  /** What a text has to be, where nothing above says it; the command itself checks it. */
  readonly takes?: string;
  /** What holds without it, in words, where that is no default of the parameter's own. */
  readonly otherwise?: string;
}

export type Parameters = Readonly<Record<string, Parameter>>;

type One<P extends Parameter> = P extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : ParameterValues[P['type']];

type Given<P extends Parameter> = P extends { readonly list: true } ? readonly One<P>[] : One<P>;

type Always<P extends Parameter> = P extends { readonly sets: readonly string[] }
  ? false
  : P extends
        | { readonly mandatory: true }
        | { readonly default: unknown }
        | { readonly type: 'switch' }
    ? true
    : false;

/** What a command's `run` is given for its parameters. */
export type Bound<P extends Parameters> = {
  readonly [Name in keyof P]: Always<P[Name]> extends true
    ? Given<P[Name]>
    : Given<P[Name]> | undefined;
};
