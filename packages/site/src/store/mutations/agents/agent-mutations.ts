import type { AnyMutation } from '../../mutation.ts';
import { makeRegistrationToken } from './make-registration-token.ts';
import { registerAgent } from './register-agent.ts';
import { removeRegistrationToken } from './remove-registration-token.ts';
import { renewAgent } from './renew-agent.ts';
import { reportAgents } from './report-agents.ts';
import { revokeAgent } from './revoke-agent.ts';

/** All that change an agent, or how one registers. */
export const agentMutations: readonly AnyMutation[] = [
  makeRegistrationToken,
  registerAgent,
  removeRegistrationToken,
  renewAgent,
  reportAgents,
  revokeAgent,
];
