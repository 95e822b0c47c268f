import type {
  OperationError,
  OperationResult,
  OperationStepView,
  OperationView,
} from '@hawser/core/operations/operation-view';
import type { Selectable } from 'kysely';
import type { OperationTable } from '../store/tables/operation.ts';
import { currentStep } from './operation-steps.ts';

/** A row of the table as it is shown. */
export function operationView(row: Selectable<OperationTable>): OperationView {
  const steps = JSON.parse(row.steps) as readonly OperationStepView[];
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    step: row.finished === null ? (currentStep(steps)?.name ?? null) : null,
    steps,
    progress:
      row.progress_done === null || row.progress_total === null
        ? null
        : { done: row.progress_done, total: row.progress_total },
    startedBy: row.started_by,
    replica: row.replica,
    created: written(row.created),
    started: row.started === null ? null : written(row.started),
    finished: row.finished === null ? null : written(row.finished),
    due: row.state === 'waiting' && row.due !== null ? written(row.due) : null,
    error: row.error === null ? null : (JSON.parse(row.error) as OperationError),
    result: row.result === null ? null : (JSON.parse(row.result) as OperationResult | null),
  };
}

function written(time: number): string {
  return new Date(time).toISOString();
}
