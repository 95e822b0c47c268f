import { type AgentRole, isAgentRole } from '@hawser/core/identity/agent-roles';
import { agentErrors } from '../../../agents/agent-errors.ts';
import type { Mutation } from '../../mutation.ts';
import {
  addCertificate,
  certificateForKey,
  type NewAgentCertificate,
} from './agent-certificate.ts';

export interface NewAgent {
  /** The id of the token it registers by. */
  readonly token: string;
  readonly id: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly version: string;
  readonly issued: NewAgentCertificate;
}

export interface RegisteredAgent {
  readonly id: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly certificate: string;
}

/**
 * Registers an agent, which takes one use of its token. With a key that has registered by the same
 * token it is the agent that was registered then, which has not heard the answer.
 */
export const registerAgent: Mutation<NewAgent, RegisteredAgent> = {
  name: 'register-agent',
  async run(tx, { token: tokenId, id, name, role, version, issued }) {
    const { db, at } = tx;
    const first = await certificateForKey(tx, issued.publicKey);
    if (first !== undefined) {
      const agent = await db
        .selectFrom('agent')
        .select(['id', 'name', 'role'])
        .where('id', '=', first.agent)
        .where('registration_token', '=', tokenId)
        .where('role', '=', role)
        .where('revoked', 'is', null)
        .executeTakeFirst();
      if (agent === undefined || !isAgentRole(agent.role)) throw agentErrors('key-used', {});
      return { ...agent, role: agent.role, certificate: first.certificate };
    }
    const token = await db
      .selectFrom('registration_token')
      .select(['role', 'uses_left', 'expires'])
      .where('id', '=', tokenId)
      .executeTakeFirst();
    if (token === undefined) throw agentErrors('token-removed', {});
    if (token.role !== role) throw agentErrors('wrong-role', { role, meant: token.role });
    if (token.expires <= at) {
      throw agentErrors('token-expired', { at: new Date(token.expires).toISOString() });
    }
    if (token.uses_left < 1) throw agentErrors('token-used-up', {});
    await db
      .updateTable('registration_token')
      .set({ uses_left: token.uses_left - 1 })
      .where('id', '=', tokenId)
      .execute();
    await db
      .insertInto('agent')
      .values({ id, name, role, registration_token: tokenId, version, created: at })
      .execute();
    await addCertificate(tx, id, issued);
    return { id, name, role, certificate: issued.certificate };
  },
};
