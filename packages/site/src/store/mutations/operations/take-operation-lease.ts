import type { Mutation } from '../../mutation.ts';
import { letGoOfOperations } from './let-go-of-operations.ts';

export interface NewOperationLease {
  readonly id: string;
  readonly replica: string;
  readonly forMs: number;
}

/**
 * Begins the lease of a replica. One that it had before is from a process that has ended, or was lost;
 * nobody need wait until it runs out.
 */
export const takeOperationLease: Mutation<NewOperationLease, null> = {
  name: 'take-operation-lease',
  async run(tx, { id, replica, forMs }) {
    const { db, at } = tx;
    const former = await db
      .selectFrom('operation_lease')
      .select('id')
      .where('replica', '=', replica)
      .where('id', '!=', id)
      .execute();
    await db
      .insertInto('operation_lease')
      .values({ id, replica, expires: at + forMs })
      // The answer to the first time may have been lost.
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ expires: at + forMs }))
      .execute();
    for (const lease of former) await letGoOfOperations(tx, lease.id, 'lose');
    return null;
  },
};
