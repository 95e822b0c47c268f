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
    name: { type: 'string', position: 0, help: 'Only those of this name, in any case.' },
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
  async *run({ parameters, session, signal }) {
    const site = await signedInSite(session);
    const { allAgents } = await import('../agents/all-agents.ts');
    const { name, role, state } = parameters;
    const search = {
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(state === undefined ? {} : { state }),
    };
    yield* allAgents(site, search, signal);
  },
});
