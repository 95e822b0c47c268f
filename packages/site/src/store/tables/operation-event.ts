import type { OperationHappening } from '@hawser/core/operations/operation-event';

/** What has happened to an operation. */
export interface OperationEventTable {
  readonly operation: string;
  /** From 1 on, for each operation. */
  readonly sequence: number;
  readonly time: number;
  readonly type: OperationHappening['type'];
  /** JSON: the rest of it. */
  readonly data: string;
}
