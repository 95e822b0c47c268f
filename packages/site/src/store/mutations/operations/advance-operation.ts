import type { OperationState } from '@hawser/core/operations/operation-states';
import type { OperationResult, OperationStepView } from '@hawser/core/operations/operation-view';
import type { Mutation } from '../../mutation.ts';
import { changeOperation, currentStepOf } from './change-operation.ts';
import { requireLease, type OperationLease } from './require-lease.ts';

export interface StepDone {
  readonly lease: OperationLease;
  readonly step: string;
  /** JSON: what the steps have come to. */
  readonly state: string;
  /** What came of it all, with the last step. */
  readonly result: OperationResult | null;
}

/** A step is done. Gives where the operation stands then. */
export const advanceOperation: Mutation<StepDone, OperationState> = {
  name: 'advance-operation',
  async run(tx, { lease, step, state, result }) {
    const row = await requireLease(tx, lease);
    // Said already, but the answer was lost.
    if (currentStepOf(row)?.name !== step) return row.state;
    await tx.db
      .updateTable('operation_data')
      .set({ state })
      .where('operation', '=', row.id)
      .execute();
    const steps = JSON.parse(row.steps) as readonly OperationStepView[];
    const last = steps.at(-1)?.name === step;
    return last
      ? changeOperation(tx, row, 'succeed', { result })
      : changeOperation(tx, row, 'advance');
  },
};
