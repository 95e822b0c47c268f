import type { Trouble } from '../store-errors.ts';
import type { CarriedError } from './carried-error.ts';

/** A mutation on its way to the writer's thread. */
export interface WaitingMutation {
  readonly name: string;
  readonly input: unknown;
  readonly at: number;
}

/** What is sent to the writer's thread at once. */
export type Batch = readonly WaitingMutation[];

export type Outcome = { readonly result: unknown } | { readonly error: CarriedError };

/** What came of a batch: of each mutation, in their order, or of none. */
export type BatchAnswer =
  | { readonly outcomes: readonly Outcome[]; readonly lastEvent: number }
  | { readonly trouble: Trouble };
