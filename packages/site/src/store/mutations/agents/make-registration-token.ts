import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { Mutation } from '../../mutation.ts';

export interface NewRegistrationToken {
  readonly id: string;
  readonly hash: string;
  readonly role: AgentRole;
  readonly maxUses: number;
  readonly expires: number;
  readonly madeBy: string;
}

/** For so long it can be looked up by which token an agent has registered. */
const keptMs = 30 * 86_400_000;

/** Keeps a token, and forgets those that have ended long ago. */
export const makeRegistrationToken: Mutation<NewRegistrationToken, void> = {
  name: 'make-registration-token',
  async run({ db, at }, { id, hash, role, maxUses, expires, madeBy }) {
    await db
      .deleteFrom('registration_token')
      .where('expires', '<', at - keptMs)
      .execute();
    await db
      .insertInto('registration_token')
      .values({
        id,
        hash,
        role,
        uses_left: maxUses,
        max_uses: maxUses,
        created: at,
        expires,
        made_by: madeBy,
      })
      .execute();
  },
  // Not the hash: it is of no use to whoever reads what was done.
  tells: (_, { id, role, maxUses, expires }) => ({
    target: id,
    after: { role, maxUses, expires: new Date(expires).toISOString() },
  }),
};
