import type { Trouble } from '../store-errors.ts';
import type { CarriedError } from './carried-error.ts';

/** A mutation on its way to the writer's thread. */
export interface WaitingMutation {
  readonly name: string;
  readonly input: unknown;
  readonly at: number;
}

/**
 * What is sent to the writer's thread at once. In columns, for as objects each would carry the names
 * of its properties from thread to thread.
 */
export interface Batch {
  readonly names: readonly string[];
  readonly inputs: readonly unknown[];
  readonly ats: readonly number[];
}

export function inColumns(waiting: readonly WaitingMutation[]): Batch {
  return {
    names: waiting.map(({ name }) => name),
    inputs: waiting.map(({ input }) => input),
    ats: waiting.map(({ at }) => at),
  };
}

export function inRows({ names, inputs, ats }: Batch): readonly WaitingMutation[] {
  return ats.map((at, index) => ({ name: names[index] ?? '', input: inputs[index], at }));
}

/** What came of a mutation: an error, or else its result. */
export interface Outcome {
  readonly result?: unknown;
  readonly error?: CarriedError;
}

/** What came of a batch: of each mutation, in their order, or of none. */
export type BatchAnswer =
  | {
      readonly results: readonly unknown[];
      readonly errors: readonly (CarriedError | undefined)[];
      readonly lastEvent: number;
    }
  | { readonly trouble: Trouble };
