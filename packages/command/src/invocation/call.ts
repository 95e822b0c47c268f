import type { HawserError } from '@hawser/core/errors';
import type { Impact } from '../declaration/command.ts';
import type { CommonValues } from '../declaration/common-parameters.ts';
import type { Bound, Parameters } from '../declaration/parameter.ts';
import type { Program } from '../program/program.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';

/** How a step ended that did not end the work: without a word, well. */
export type StepOutcome = 'failed' | 'skipped' | undefined;

/** One step of work that takes a while. */
export interface Step {
  readonly title: string;
  readonly run: (report: Report) => Promise<StepOutcome>;
}

/**
 * Replaces what is shown of a step while it runs. Where nothing can be replaced each text is a line,
 * of those that only say how far it is just one in a few seconds.
 */
export type Report = (text: string, what?: 'progress') => void;

/** What a command's `run` gets: its parameters and all it may do to the world. */
export interface Call<P extends Parameters = Parameters> {
  readonly parameters: Bound<P>;
  readonly program: Program;
  readonly session: Session;
  readonly host: Host;
  readonly force: boolean;
  readonly passThru: boolean;
  /** What was said for the whole of the call, for whoever runs other commands in it. */
  readonly said: Pick<CommonValues, 'confirm' | 'debug' | 'verbose'>;
  /** Aborted when the command is to stop: interrupted, timed out, or nobody reads its output. */
  readonly signal: AbortSignal;

  /** Whether it only shows what it would do; for what is not a change, which `should` tells of. */
  readonly whatIf: boolean;
  /**
   * Stands directly around each change: false under -WhatIf, or when a person says no. A change can
   * weigh more, or less, than the command does as a rule.
   */
  readonly should: (target: string, action: string, impact?: Impact) => Promise<boolean>;
  /**
   * The values of parameters that have turned out to be necessary: a person is asked for those that
   * are missing, a script is told all of them.
   */
  readonly need: <Name extends keyof P & string>(
    names: readonly Name[],
  ) => Promise<{ readonly [Each in Name]-?: NonNullable<Bound<P>[Each]> }>;
  /** Does the work for one of several things: what fails there is told, and the next goes on. */
  readonly attempt: <Result>(work: () => Promise<Result>) => Promise<Result | undefined>;
  /** Tells of a failure that does not end the command. */
  readonly error: (error: HawserError) => Promise<void>;
  /** Says what somebody has to know while the command goes on. */
  readonly tell: (message: string) => void;
  /** What may come next, for a person at a terminal, after the output; no script hears it. */
  readonly suggest: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly verbose: (message: string) => void;
  readonly debug: (message: string) => void;
  /**
   * Does one after the other and shows how far it is. Of `isReported` the output tells the same once they
   * are done, and on a terminal they are taken away.
   */
  readonly steps: (
    steps: readonly Step[],
    how?: { readonly isReported?: boolean },
  ) => Promise<void>;
}
