import type { Selectable } from 'kysely';
import { operationErrors } from '../../../operations/operation-errors.ts';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { OperationTable } from '../../tables/operation.ts';

/** That a replica has an operation; it is worth nothing once the operation was claimed again. */
export interface OperationLease {
  readonly operation: string;
  /** The fencing token. */
  readonly token: number;
}

export type OperationRow = Selectable<OperationTable>;

/**
 * Refuses the change unless the lease holds. A mutation that a step makes calls it first, so that a
 * replica that was paused, and wakes up when another one has the operation, changes nothing.
 */
export async function requireLease(
  tx: Tx,
  { operation, token }: OperationLease,
): Promise<OperationRow> {
  const { rows } = await selectOperation(tx.db, { id: operation });
  const [row] = rows;
  if (row === undefined || row.token !== token || row.lease === null) {
    throw operationErrors('lease-lost', { id: operation }, { target: operation });
  }
  return row;
}

export const selectOperation = statement((db, { id }: { id: string }) =>
  db.selectFrom('operation').selectAll().where('id', '=', id),
);
