import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { SiteAuthority } from '../certificates/site-authority.ts';
import { agentsService } from '../services/agents/agents-service.ts';
import type { Service } from '../services/service.ts';
import type { Store } from '../store/store.ts';
import { agentCertificatesOf } from './agent-certificates.ts';
import { agentsOf } from './agents.ts';
import { revocationListOf } from '../certificates/revocation-list.ts';
import { registrationTokensOf } from './registration-tokens.ts';

export interface AgentsDoorOptions {
  readonly store: Store;
  readonly authority: SiteAuthority;
  readonly clock: Clock;
  readonly log: Log;
  /** Where agents reach the site. */
  readonly url: () => string;
}

/** All that the site has for agents, put together. */
export function agentsDoor({ store, authority, clock, log, url }: AgentsDoorOptions): Service {
  return agentsService({
    tokens: registrationTokensOf({ store, clock, authority: authority.certificate, url }),
    agents: agentsOf({ store, clock }),
    certificates: agentCertificatesOf({ authority, clock }),
    revocationList: async () => revocationListOf({ store, authority, clock }),
    change: async (mutation, input) => store.mutate(mutation, input),
    log,
  });
}
