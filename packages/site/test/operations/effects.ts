import {
  requireLease,
  type OperationLease,
} from '../../src/store/mutations/operations/require-lease.ts';
import { append } from '../../src/store/mutations/append-event.ts';
import type { Mutation } from '../../src/store/mutation.ts';

export interface Effect {
  readonly lease: OperationLease;
  readonly step: string;
  /** The replica. */
  readonly by: string;
}

/** What a step does: it leaves a row and an event, unless it has done so already. */
export const leaveEffect: Mutation<Effect, boolean> = {
  name: 'leave-effect',
  async run(tx, { lease, step, by }) {
    await requireLease(tx, lease);
    const name = `${lease.operation}/${step}`;
    const row = { name, bytes: new Uint8Array(), size: 0, sha256: '', stored: tx.at };
    const { numInsertedOrUpdatedRows: left } = await tx.db
      .insertInto('small_blob')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow();
    if (left !== 1n) return false;
    await append(tx, { kind: 'effect', subject: name, data: { by } });
    return true;
  },
};
