import {
  isFinished,
  isHeld,
  nextOperationState,
  type OperationChange,
  type OperationState,
} from '@hawser/core/operations/operation-states';
import type { OperationHappening } from '@hawser/core/operations/operation-event';
import type {
  OperationError,
  OperationResult,
  OperationStepView,
} from '@hawser/core/operations/operation-view';
import { operationErrors } from '../../../operations/operation-errors.ts';
import { currentStep, stepsAfter } from '../../../operations/operation-steps.ts';
import { append } from '../append-event.ts';
import type { Tx } from '../../mutation.ts';
import { addOperationEvents } from './add-operation-events.ts';
import type { OperationRow } from './require-lease.ts';

/** What comes with a change. */
export interface ChangeFacts {
  /** With a claim: who has it from now on. */
  readonly holder?: { readonly lease: string; readonly replica: string };
  /** When it may be tried again. */
  readonly due?: number;
  readonly error?: OperationError;
  readonly result?: OperationResult | null;
}

/** Of what everybody is told who waits for operations: other replicas, and who follows from there. */
export const operationEventKind = 'operation';

/** Makes a change that the table of states allows, and keeps what it means. */
export async function changeOperation(
  tx: Tx,
  row: OperationRow,
  change: OperationChange,
  { holder, due, error, result }: ChangeFacts = {},
): Promise<OperationState> {
  const to = nextOperationState(row.state, change);
  if (to === undefined) throw impossible(row, change);
  if (to === row.state && change !== 'advance') return to;

  const before = JSON.parse(row.steps) as readonly OperationStepView[];
  const steps = stepsAfter(before, change, to);
  const told = to === 'failed' || to === 'waiting' ? error : undefined;
  const state: OperationHappening = {
    type: 'state',
    state: to,
    ...(to === 'waiting' && due !== undefined ? { due: new Date(due).toISOString() } : {}),
    ...(told === undefined ? {} : { error: told }),
    ...(to === 'succeeded' ? { result: result ?? null } : {}),
  };
  const sequence = await addOperationEvents(tx, row, [
    ...changedSteps(before, steps),
    ...(to === row.state ? [] : [state]),
  ]);
  await tx.db
    .updateTable('operation')
    .set({
      state: to,
      steps: JSON.stringify(steps),
      due: dueIn(to, due ?? tx.at),
      sequence,
      // It may say more about how it came to stand there than about what comes next.
      ...(to === 'cancelling' ? {} : { progress_done: null, progress_total: null }),
      error: told === undefined ? null : JSON.stringify(told),
      ...(to === 'succeeded' ? { result: JSON.stringify(result ?? null) } : {}),
      ...(holder === undefined
        ? {}
        : { ...holder, token: row.token + 1, started: row.started ?? tx.at }),
      ...(isHeld(to) ? {} : { lease: null }),
      ...(isFinished(to) ? { finished: tx.at } : {}),
    })
    .where('id', '=', row.id)
    .execute();
  // A replica that waits for work, one that is to stop, and whoever waits for the end.
  if (to === 'queued' || to === 'cancelling' || isFinished(to)) {
    await append(tx, { kind: operationEventKind, subject: row.id, data: { state: to } });
  }
  return to;
}

function impossible(row: OperationRow, change: OperationChange): Error {
  if (change === 'cancel') {
    return operationErrors('finished', { id: row.id, state: row.state }, { target: row.id });
  }
  return new Error(`operation ${row.id} is ${row.state}: it cannot ${change}`);
}

function changedSteps(
  before: readonly OperationStepView[],
  after: readonly OperationStepView[],
): readonly OperationHappening[] {
  return after.flatMap(({ name, state, attempts }, index): readonly OperationHappening[] =>
    state === before[index]?.state && attempts === before[index].attempts
      ? []
      : [{ type: 'step', step: name, state, attempts }],
  );
}

function dueIn(state: OperationState, due: number): number | null {
  return state === 'queued' || state === 'waiting' ? due : null;
}

/** Of a row as it is kept. */
export function currentStepOf({ steps }: OperationRow): OperationStepView | undefined {
  return currentStep(JSON.parse(steps) as readonly OperationStepView[]);
}
