import type { Mutation } from '../../mutation.ts';
import { appendRevoked } from '../append-revoked.ts';

/** Lets an agent in no more, and tells whether it was let in until now. */
export const revokeAgent: Mutation<{ readonly id: string }, boolean> = {
  name: 'revoke-agent',
  async run(tx, { id }) {
    const { db, at } = tx;
    const { numUpdatedRows } = await db
      .updateTable('agent')
      .set({ revoked: at })
      .where('id', '=', id)
      .where('revoked', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    const held = await db
      .selectFrom('agent_certificate')
      .select('fingerprint')
      .where('agent', '=', id)
      .where('not_after', '>', at)
      .execute();
    for (const { fingerprint } of held) await appendRevoked(tx, fingerprint);
    return true;
  },
  tells: (wasLetIn, { id }) => ({
    target: id,
    before: { revoked: !wasLetIn },
    after: { revoked: true },
  }),
};
