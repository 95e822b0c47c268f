import type { OperationStepView, OperationView } from '@hawser/core/operations/operation-view';
import {
  selectOperation,
  type OperationLease,
} from '../store/mutations/operations/require-lease.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { operationErrors } from './operation-errors.ts';
import { operationView } from './operation-row-view.ts';

/** An operation as it is shown; throws when there is none. */
export async function readOperation(store: Store, id: string): Promise<OperationView> {
  const { rows } = await store.read(async (db) => selectOperation(db, { id }));
  const [row] = rows;
  if (row === undefined) throw operationErrors('not-found', { id }, { target: id });
  return operationView(row);
}

/** What a replica needs to know of an operation that it has. */
export interface HeldOperation {
  readonly kind: string;
  readonly steps: readonly OperationStepView[];
  /** JSON. */
  readonly input: string;
  /** JSON. */
  readonly state: string;
}

/** Throws when the lease does not hold. */
export async function readHeld(
  store: Store,
  { operation: id, token }: OperationLease,
): Promise<HeldOperation> {
  const { rows } = await store.read(async (db) => selectHeld(db, { id, token }));
  const [row] = rows;
  if (row === undefined) throw operationErrors('lease-lost', { id }, { target: id });
  return { ...row, steps: JSON.parse(row.steps) as readonly OperationStepView[] };
}

const selectHeld = statement((db, { id, token }: { id: string; token: number }) =>
  db
    .selectFrom('operation')
    .innerJoin('operation_data', 'operation_data.operation', 'operation.id')
    .select(['operation.kind', 'operation.steps', 'operation_data.input', 'operation_data.state'])
    .where('operation.id', '=', id)
    .where('operation.token', '=', token)
    .where('operation.lease', 'is not', null),
);
