import type { OperationState } from './operation-states.ts';

/** Why something failed, for a person. */
export interface OperationError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export type OperationStepState =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'done'
  | 'failed'
  | 'cancelled';

export interface OperationStepView {
  readonly name: string;
  readonly title: string;
  readonly state: OperationStepState;
  /** How often it was begun, not counting those times that a replica gave it back. */
  readonly attempts: number;
}

/** What JSON can hold. */
export type OperationResult = Readonly<Record<string, unknown>>;

/** How far the step that runs is. */
export interface OperationProgress {
  readonly done: number;
  readonly total: number;
}

/** An operation as it is shown. Times are ISO 8601. */
export interface OperationView {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: OperationState;
  /** The name of the step that runs or comes next; null when it is finished. */
  readonly step: string | null;
  readonly steps: readonly OperationStepView[];
  readonly progress: OperationProgress | null;
  readonly startedBy: string;
  /** The replica that has it, or had it last. */
  readonly replica: string | null;
  readonly created: string;
  readonly started: string | null;
  readonly finished: string | null;
  /** When it is tried again, while it waits for that. */
  readonly due: string | null;
  /** Why it failed or, while it waits, why the last attempt did. */
  readonly error: OperationError | null;
  /** What came of it. */
  readonly result: OperationResult | null;
}
