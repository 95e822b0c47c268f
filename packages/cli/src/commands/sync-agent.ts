import { defineCommand } from '@hawser/command/declaration/command';
import { agentRoles } from '@hawser/core/identity/agent-roles';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Sync',
  noun: 'Agent',
  summary: 'Has agents look at their site for what is new, at once.',
  description:
    'They do so by themselves when something changes. Those that are not connected do it when they come back.',
  parameters: {
    id: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: { 'Hawser.Agent': 'id' },
      help: 'Their ids, or names.',
      otherwise: 'all agents',
    },
    role: { type: 'enum', choices: agentRoles, help: 'Only those that are there for this.' },
  },
  impact: 'low',
  examples: [
    { line: 'hawser sync-agent -Role device', says: 'Asks all devices.', notRun: 'no site runs' },
    {
      line: 'hawser sync-agent office-12',
      says: 'Asks the agents of this name.',
      notRun: 'no site runs',
    },
  ],
  async run({ parameters: { id, role }, session, signal, should, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { everything, tellAgents } = await import('@hawser/core/api/contracts/agent-changes');
    const whom = role === undefined ? {} : { role };
    const tell = async (target: string, agent: { readonly agent?: string }): Promise<void> => {
      if (!(await should(target, 'Sync Agent'))) return;
      const body = { topic: everything, ...whom, ...agent };
      await callSite(site, tellAgents, { body }, { signal });
    };
    if (id === undefined)
      return await tell(role === undefined ? 'all agents' : `every ${role}`, {});
    const { meantAgents } = await import('../agents/meant-agents.ts');
    for (const [agent, shown] of await meantAgents(site, id, signal)) {
      await attempt(async () => tell(shown, { agent }));
    }
  },
});
