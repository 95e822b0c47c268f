import { idempotencyErrors } from '../../../server/idempotency/idempotency-errors.ts';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/** The right to carry out a request that came with a key. */
export interface RequestClaim {
  readonly caller: string;
  readonly key: string;
  readonly token: number;
}

/**
 * Remembers that something was changed for a request, in the very transaction that changes it: from
 * then on it is not carried out again. Throws where another replica carries it out meanwhile.
 */
export async function markChanged({ db }: Pick<Tx, 'db'>, claim: RequestClaim): Promise<void> {
  const { numAffectedRows } = await mark(db, claim);
  if (numAffectedRows !== 1n) throw idempotencyErrors('overtaken', {});
}

const mark = statement((db, { caller, key, token }: RequestClaim) =>
  db
    .updateTable('keyed_request')
    .set({ changed: 1 })
    .where('caller', '=', caller)
    .where('key', '=', key)
    .where('token', '=', token),
);
