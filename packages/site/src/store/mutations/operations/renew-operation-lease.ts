import type { Mutation } from '../../mutation.ts';

/** Prolongs the lease of a replica, and tells whether it has it still. */
export const renewOperationLease: Mutation<
  { readonly id: string; readonly forMs: number },
  boolean
> = {
  name: 'renew-operation-lease',
  async run({ db, at }, { id, forMs }) {
    const { numUpdatedRows } = await db
      .updateTable('operation_lease')
      .set({ expires: at + forMs })
      .where('id', '=', id)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
};
