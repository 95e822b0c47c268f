import type { OperationState } from './operation-states.ts';
import type { OperationError, OperationResult, OperationStepState } from './operation-view.ts';

/** What has happened to an operation, without when. */
export type OperationHappening =
  | {
      readonly type: 'state';
      readonly state: OperationState;
      /** When it is tried again. */
      readonly due?: string;
      readonly error?: OperationError;
      readonly result?: OperationResult | null;
    }
  | {
      readonly type: 'step';
      readonly step: string;
      readonly state: OperationStepState;
      readonly attempts: number;
    }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'log'; readonly text: string };

/** Something that happened to an operation. Of lines and progress the older ones are dropped. */
export type OperationEvent = OperationHappening & {
  /** Grows with every event of the operation. */
  readonly sequence: number;
  readonly time: string;
};
