import type { ServiceIdentity } from '@hawser/command/service/service-options';

/** An agent as the service managers know it. */
export const agentService: ServiceIdentity = {
  id: 'agent',
  task: 'Agent',
  start: 'hawser-agent start-agent',
  stop: 'hawser-agent stop-agent',
  look: 'hawser-agent get-agent-status',
  uninstall: 'hawser-agent uninstall-agent-service',
  otherwise: 'in the foreground: hawser-agent start-agent',
};
