import type { Mutation } from '../../mutation.ts';
import { changeOperation } from './change-operation.ts';
import type { OperationLease } from './require-lease.ts';

export interface Claim {
  /** That of the replica. */
  readonly lease: string;
  readonly replica: string;
  /** Those that it can run. */
  readonly kinds: readonly string[];
  readonly most: number;
}

/** Gives a replica some of the operations that wait, the oldest first; undefined when it has no lease any more. */
export const claimOperations: Mutation<Claim, readonly OperationLease[] | undefined> = {
  name: 'claim-operations',
  async run(tx, { lease, replica, kinds, most }) {
    const { db, engine, at } = tx;
    const held = await db
      .selectFrom('operation_lease')
      .select('id')
      .where('id', '=', lease)
      .executeTakeFirst();
    if (held === undefined) return undefined;
    const rows = await db
      .selectFrom('operation')
      .selectAll()
      .where('due', '<=', at)
      .where('kind', 'in', kinds)
      .orderBy('due')
      .orderBy('id')
      .limit(most)
      // Others who claim now take the next ones.
      .$if(engine === 'postgresql', (query) => query.forUpdate().skipLocked())
      .execute();
    for (const row of rows) await changeOperation(tx, row, 'claim', { holder: { lease, replica } });
    return rows.map(({ id, token }) => ({ operation: id, token: token + 1 }));
  },
};
