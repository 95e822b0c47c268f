import type { OperationState } from '@hawser/core/operations/operation-states';
import type { OperationError } from '@hawser/core/operations/operation-view';
import type { Mutation } from '../../mutation.ts';
import { changeOperation } from './change-operation.ts';
import { requireLease, type OperationLease } from './require-lease.ts';

export interface StepFailed {
  readonly lease: OperationLease;
  readonly error: OperationError;
  /** When it is tried again; null when it is not. */
  readonly retryAt: number | null;
}

/** A step has failed, or was interrupted because somebody wants the operation to stop. */
export const failOperationStep: Mutation<StepFailed, OperationState> = {
  name: 'fail-operation-step',
  async run(tx, { lease, error, retryAt }) {
    const row = await requireLease(tx, lease);
    return retryAt === null
      ? changeOperation(tx, row, 'fail', { error })
      : changeOperation(tx, row, 'retry', { error, due: retryAt });
  },
};
