import type { OperationState } from '@hawser/core/operations/operation-states';
import { operationErrors } from '../../../operations/operation-errors.ts';
import type { Mutation } from '../../mutation.ts';
import { changeOperation } from './change-operation.ts';
import { selectOperation } from './require-lease.ts';

/** Has an operation stopped: at once when no replica has it. */
export const cancelOperation: Mutation<{ readonly id: string }, OperationState> = {
  name: 'cancel-operation',
  async run(tx, { id }) {
    const { rows } = await selectOperation(tx.db, { id });
    const [row] = rows;
    if (row === undefined) throw operationErrors('not-found', { id }, { target: id });
    return changeOperation(tx, row, 'cancel');
  },
  tells: (state, { id }) => ({ target: id, after: { state } }),
};
