import type { OperationLease } from '../store/mutations/operations/require-lease.ts';
import type { RetryPolicy } from './retry.ts';

/** What a step works with. */
export interface StepContext<Input, State> {
  /** The id of the operation. */
  readonly operation: string;
  readonly input: Input;
  /** What the steps before have come to. */
  readonly state: State;
  /** 1 the first time. */
  readonly attempt: number;
  /** Aborted when the step is to stop: somebody wants it, the site is stopped, or the lease is lost. */
  readonly signal: AbortSignal;
  /** For `requireLease` in the mutations that the step makes. */
  readonly lease: OperationLease;
  /** Tells how far the step is; as often as it likes, for most of it is left out. */
  progress(done: number, total: number): void;
  /** A line for whoever watches. */
  log(text: string): void;
}

/**
 * One step of an operation. It may be begun again at any moment after it was begun, also when it had
 * its effect already, and has to come to the same then.
 */
export interface OperationStep<Input, State> {
  readonly name: string;
  readonly title: string;
  run(context: StepContext<Input, State>): Promise<State>;
}

/**
 * A kind of long work. Input, state and result are kept as JSON, 256 KiB at most each, and no secret
 * is in them.
 */
export interface OperationKind<Input, State> {
  readonly name: string;
  readonly steps: readonly OperationStep<Input, State>[];
  readonly retry?: RetryPolicy;
  title(input: Input): string;
  /** The input as it came from outside, or as it was kept; throws an error for people. */
  check(input: unknown): Input;
  /** What the first step finds. */
  begin(input: Input): State;
  /** What came of it, for whoever has started it. */
  result?(state: State): Readonly<Record<string, unknown>>;
}

/** Any of them. */
export type AnyOperationKind = OperationKind<unknown, unknown>;
