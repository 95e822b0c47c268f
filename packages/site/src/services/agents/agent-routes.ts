import { getRevocationList, listAgents, revokeAgent } from '@hawser/core/api/contracts/agents';
import { registerAgent, renewAgent } from '@hawser/core/api/contracts/agent-registration';
import type { Answered } from '@hawser/core/api/contract';
import type { Log } from '@hawser/core/log';
import type { AgentCertificates } from '../../agents/agent-certificates.ts';
import type { Agents } from '../../agents/agents.ts';
import type { Routes } from '../../server/routes.ts';
import { roleToManage } from './role-to-manage.ts';

export interface AgentRouteOptions {
  readonly agents: Agents;
  readonly certificates: AgentCertificates;
  readonly revocationList: () => Promise<Answered<typeof getRevocationList>>;
  readonly log: Log;
}

const usualPage = 50;

/** Getting known to the site, and what administrators do with agents that are. */
export function addAgentRoutes(
  routes: Routes,
  { agents, certificates, revocationList, log }: AgentRouteOptions,
): void {
  routes.add(registerAgent, async ({ body, caller, change }) => {
    const registered = await certificates.register(change, { ...body, token: caller?.id ?? '' });
    log.info({ agent: registered.agent, token: caller?.id }, 'an agent has registered');
    return registered;
  });
  routes.add(renewAgent, async ({ body, caller, change }) =>
    certificates.renew(change, { ...body, agent: caller?.id ?? '' }),
  );
  routes.add(listAgents, async ({ query: { limit = usualPage, ...search } }) =>
    agents.list({ ...search, limit }),
  );
  routes.add(getRevocationList, revocationList);
  routes.add(revokeAgent, async ({ params: { id }, caller, requireRole, change }) => {
    await requireRole(roleToManage((await agents.get(id)).role));
    const revoked = await agents.revoke(change, id);
    log.warn({ caller: caller?.name, agent: revoked.name, id }, 'an agent was revoked');
    return revoked;
  });
}
