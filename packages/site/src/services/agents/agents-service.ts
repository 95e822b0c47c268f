import { callSite } from '@hawser/core/api/call-site';
import { registerAgent } from '@hawser/core/api/contracts/agent-registration';
import { HawserError } from '@hawser/core/errors';
import type { RegistrationTokens } from '../../agents/registration-tokens.ts';
import { accessErrors } from '../../access/access-errors.ts';
import type { Service } from '../service.ts';
import { addAgentChangeRoutes, type AgentChangeRouteOptions } from './agent-change-routes.ts';
import { addAgentRoutes, type AgentRouteOptions } from './agent-routes.ts';
import { addConnectorRoutes, type ConnectorRouteOptions } from './connector-routes.ts';
import { addPolicyRoutes, type PolicyRouteOptions } from './policy-routes.ts';
import { addRegistrationTokenRoutes } from './registration-token-routes.ts';

export interface AgentsServiceOptions
  extends AgentRouteOptions, AgentChangeRouteOptions, ConnectorRouteOptions, PolicyRouteOptions {
  readonly tokens: RegistrationTokens;
}

/** The door of agents: how they register, and what they are told. */
export function agentsService(options: AgentsServiceOptions): Service {
  return {
    name: 'agents',
    version: '1',
    addRoutes(routes) {
      addAgentRoutes(routes, options);
      addAgentChangeRoutes(routes, options);
      addConnectorRoutes(routes, options);
      addPolicyRoutes(routes, options);
      addRegistrationTokenRoutes(routes, options);
    },
    async probe(site, signal) {
      const body = { role: 'device', request: '', version: '0' } as const;
      const refusal: unknown = await callSite(site, registerAgent, { body }, { signal }).catch(
        (error: unknown) => error,
      );
      if (refusal instanceof HawserError && refusal.status === 401)
        return 'it answers, and asks for a registration token';
      throw refusal instanceof Error ? refusal : accessErrors('open', {});
    },
  };
}
