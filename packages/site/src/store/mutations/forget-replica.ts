import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

/** Forgets a replica that has ended as it should. */
export const forgetReplica: Mutation<{ readonly id: string }, void> = {
  name: 'forget-replica',
  async run({ db }, { id }) {
    await remove(db, { id });
  },
};

const remove = statement((db, { id }: { id: string }) =>
  db.deleteFrom('replica').where('id', '=', id),
);
