import type { AuditedChange } from '../audited-change.ts';
import type { Trouble } from '../store-errors.ts';
import type { CarriedError } from './carried-error.ts';

/** A mutation on its way to the writer's thread. */
export interface WaitingMutation {
  readonly name: string;
  readonly input: unknown;
  readonly at: number;
  readonly audited: AuditedChange | undefined;
}

/**
 * What is sent to the writer's thread at once. In columns, for as objects each would carry the names
 * of its properties from thread to thread.
 */
export interface Batch {
  readonly names: readonly string[];
  readonly inputs: readonly unknown[];
  readonly ats: readonly number[];
  /** Missing where none of them is audited. */
  readonly audited?: readonly (AuditedChange | undefined)[];
}

export function inColumns(waiting: readonly WaitingMutation[]): Batch {
  const isAudited = waiting.some(({ audited }) => audited !== undefined);
  return {
    names: waiting.map(({ name }) => name),
    inputs: waiting.map(({ input }) => input),
    ats: waiting.map(({ at }) => at),
    ...(isAudited ? { audited: waiting.map(({ audited }) => audited) } : {}),
  };
}

export function inRows({ names, inputs, ats, audited }: Batch): readonly WaitingMutation[] {
  return ats.map((at, index) => ({
    name: names[index] ?? '',
    input: inputs[index],
    at,
    audited: audited?.[index],
  }));
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
