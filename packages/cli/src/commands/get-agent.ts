import { defineCommand } from '@hawser/command/declaration/command';
import { agentRoles } from '@hawser/core/identity/agent-roles';
import { agentStates } from '@hawser/core/identity/agent-states';
import { agentOutput } from '../agents/agent-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Agent',
  summary: 'Shows the agents of a site: connectors, devices and connection points.',
  description: 'Those that registered last come first.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: { 'Hawser.Agent': 'name', 'Hawser.AvailablePrinter': 'connector' },
      minimum: 1,
      maximum: 100,
      help: 'Only those of this name, in any case, or of names like a pattern such as office-*.',
    },
    role: { type: 'enum', choices: agentRoles, help: 'Only those that are there for this.' },
    state: { type: 'enum', choices: agentStates, help: 'Only those that stand so.' },
  },
  impact: 'none',
  output: agentOutput,
  examples: [
    { line: 'hawser get-agent', says: 'Lists all agents.', notRun: 'no site runs' },
    {
      line: 'hawser get-agent -Role connector -State away',
      says: 'Shows the connectors that were not heard of in the last minutes.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, error }) {
    const site = await signedInSite(session);
    const { namedAgents } = await import('../agents/named-agents.ts');
    yield* namedAgents(site, parameters, { signal, error });
  },
});
