import type { OperationHappening } from '@hawser/core/operations/operation-event';
import type { OperationState } from '@hawser/core/operations/operation-states';
import type { OperationProgress } from '@hawser/core/operations/operation-view';
import type { Mutation } from '../../mutation.ts';
import { addOperationEvents } from './add-operation-events.ts';
import { requireLease, type OperationLease } from './require-lease.ts';

export interface StepReport {
  readonly lease: OperationLease;
  readonly lines: readonly string[];
  readonly progress: OperationProgress | null;
}

/** What a step says while it runs. Gives where the operation stands. */
export const reportOperation: Mutation<StepReport, OperationState> = {
  name: 'report-operation',
  async run(tx, { lease, lines, progress }) {
    const row = await requireLease(tx, lease);
    const happenings: readonly OperationHappening[] = [
      ...lines.map((text) => ({ type: 'log', text }) as const),
      ...(progress === null ? [] : [{ type: 'progress', ...progress } as const]),
    ];
    const sequence = await addOperationEvents(tx, row, happenings);
    await tx.db
      .updateTable('operation')
      .set({
        sequence,
        ...(progress === null
          ? {}
          : { progress_done: progress.done, progress_total: progress.total }),
      })
      .where('id', '=', row.id)
      .execute();
    return row.state;
  },
};
