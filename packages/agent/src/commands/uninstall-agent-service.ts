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
  async run({ host, whatIf, should, signal, verbose, warn }) {
    const { carryOut } = await import('@hawser/command/service/carry-out');
    const { uninstallService } = await import('@hawser/command/service/install-service');
    const { requireInstalled } = await import('@hawser/command/service/require-installed');
    const { serviceUser } = await import('@hawser/command/service/service-user');
    const { agentService: what } = await import('../running/agent-service.ts');
    const user = serviceUser(host.env);
    const plan = uninstallService({ what, platform: process.platform, root: user.id === 0, user });
    await requireInstalled(plan);
    await carryOut(plan, { whatIf, should, signal, env: host.env, verbose, warn });
  },
});
