import { defineCommand } from '@hawser/command/declaration/command';

export default defineCommand({
  verb: 'Uninstall',
  noun: 'AgentService',
  summary:
    'Stops the agent that start-agent -InstallService has installed, and removes the service.',
  description: 'The agent stays registered, and its key stays where it is.',
  parameters: {},
  impact: 'high',
  examples: [
    {
      line: 'hawser-agent uninstall-agent-service -WhatIf',
      says: 'Shows what would be removed.',
      notRun: 'what it shows depends on the system and the user',
    },
  ],
  async run(call) {
    const { removeService } = await import('@hawser/command/service/remove-service');
    const { agentService: what } = await import('../running/agent-service.ts');
    await removeService(what, call);
  },
});
