import type { Mutation } from '../../mutation.ts';
import { letGoOfOperations } from './let-go-of-operations.ts';

/** Takes from replicas what they have not spoken for in time. Tells how many operations those were. */
export const expireOperationLeases: Mutation<null, number> = {
  name: 'expire-operation-leases',
  async run(tx) {
    const leases = await tx.db
      .selectFrom('operation_lease')
      .select('id')
      .where('expires', '<=', tx.at)
      .execute();
    let lost = 0;
    for (const { id } of leases) lost += await letGoOfOperations(tx, id, 'lose');
    return lost;
  },
};
