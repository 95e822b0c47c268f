import { isAgentRole } from '@hawser/core/identity/agent-roles';
import { agentErrors } from '../../../agents/agent-errors.ts';
import type { Mutation } from '../../mutation.ts';
import {
  addCertificate,
  certificateForKey,
  type NewAgentCertificate,
} from './agent-certificate.ts';
import type { RegisteredAgent } from './register-agent.ts';

export interface RenewedAgent {
  readonly id: string;
  readonly version: string;
  readonly issued: NewAgentCertificate;
}

/**
 * More than an agent has that comes back from an old copy again and again. Each is known until it ends,
 * and is told to all replicas when the agent is revoked: that may not take ever longer because of it.
 */
const mostCertificates = 20;

/**
 * Keeps the next certificate of an agent, and forgets those that have ended. The one before holds
 * until it ends: the agent may not have heard the answer.
 */
export const renewAgent: Mutation<RenewedAgent, RegisteredAgent> = {
  name: 'renew-agent',
  async run(tx, { id, version, issued }) {
    const { db, at } = tx;
    const agent = await db
      .selectFrom('agent')
      .select(['name', 'role'])
      .where('id', '=', id)
      .where('revoked', 'is', null)
      .executeTakeFirst();
    if (agent === undefined || !isAgentRole(agent.role)) {
      throw agentErrors('not-found', { agent: id }, { target: id });
    }
    const known = { id, name: agent.name, role: agent.role };
    const first = await certificateForKey(tx, issued.publicKey);
    if (first !== undefined) {
      if (first.agent !== id) throw agentErrors('key-used', {});
      return { ...known, certificate: first.certificate };
    }
    await db
      .deleteFrom('agent_certificate')
      .where('agent', '=', id)
      .where('not_after', '<=', at)
      .execute();
    const { held } = await db
      .selectFrom('agent_certificate')
      .select(({ fn }) => fn.countAll<number>().as('held'))
      .where('agent', '=', id)
      .executeTakeFirstOrThrow();
    if (held >= mostCertificates) {
      const values = { name: agent.name, most: mostCertificates, id };
      throw agentErrors('too-many-certificates', values, { target: id });
    }
    await addCertificate(tx, id, issued);
    await db.updateTable('agent').set({ version, last_seen: at }).where('id', '=', id).execute();
    return { ...known, certificate: issued.certificate };
  },
};
