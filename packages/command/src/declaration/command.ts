import type { Call } from '../invocation/call.ts';
import type { OutputType } from './output.ts';
import type { Parameter, Parameters } from './parameter.ts';
import type { Verb } from './verbs.ts';

/** How much a command can break. High asks before it acts; none changes nothing. */
export type Impact = 'none' | 'low' | 'medium' | 'high';

export interface Example {
  /** As typed in a shell, with the program's name. */
  readonly line: string;
  readonly says: string;
  /** Why no test can run it as it stands. */
  readonly notRun?: string;
}

/** Everything there is to know of a command; help, completion, prompts and documents are made from it. */
export interface CommandDeclaration<P extends Parameters = Parameters> {
  readonly verb: Verb;
  /** Singular, in Pascal case: CloudPrinter. */
  readonly noun: string;
  readonly summary: string;
  readonly description?: string;
  /** Older or shorter names. */
  readonly aliases?: readonly string[];
  readonly parameters: P;
  /** Each parameter set with what it is for; the first is the default. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly impact: Impact;
  /** It has something to do with -Force or -PassThru. */
  readonly force?: string;
  readonly passThru?: string;
  /** What it emits; without, nothing or plain text. */
  readonly output?: OutputType;
  readonly examples: readonly Example[];
}

export interface Command<P extends Parameters = Parameters> extends CommandDeclaration<P> {
  /** Called once, or once for each object that comes down a pipeline. */
  readonly run: (call: Call<P>) => AsyncIterable<unknown> | Promise<void>;
}

/** A command of any parameters: what catalogs hold. Its `run` is only reached through the binder. */
export type AnyCommand = CommandDeclaration & {
  readonly run: (call: never) => AsyncIterable<unknown> | Promise<void>;
};

/** Declares a command. The parameters' types reach `run` from here. */
export function defineCommand<
  const P extends Parameters & {
    readonly [Name in keyof P]: Readonly<Record<Exclude<keyof P[Name], keyof Parameter>, never>>;
  },
>(command: Command<P>): Command<P> {
  return command;
}
