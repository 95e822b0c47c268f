import { defineCommand } from '@hawser/command/declaration/command';
import { namedAgentErrors } from '../agents/agent-errors.ts';
import { agentOutput } from '../agents/agent-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Revoke',
  noun: 'Agent',
  summary: 'Has a site let agents in no more, for good; connections that are open end at once.',
  description: 'To be let in again, an agent has to register anew.',
  parameters: {
    id: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: { 'Hawser.Agent': 'id' },
      help: 'Their ids, or names.',
    },
    name: { type: 'string', help: 'All agents of this name.' },
  },
  impact: 'high',
  passThru: 'Writes those that were revoked.',
  output: agentOutput,
  examples: [
    {
      line: 'hawser revoke-agent office-12',
      says: 'Lets the agents of this name in no more, after a question.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-agent -Role device -State away -Output jsonl | hawser revoke-agent -WhatIf',
      says: 'Shows which devices would be revoked.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { id = [], name }, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    if (name === undefined && id.length === 0) throw namedAgentErrors('nobody-named', {});
    const { callSite } = await import('@hawser/core/api/call-site');
    const { revokeAgent } = await import('@hawser/core/api/contracts/agents');
    const { meantAgents } = await import('../agents/meant-agents.ts');
    const words = name === undefined ? id : [...id, name];
    const meant = await meantAgents(site, words, signal);
    for (const [each, shown] of meant) {
      const revoked = await attempt(async () => {
        if (!(await should(shown, 'Revoke Agent'))) return;
        return await callSite(site, revokeAgent, { params: { id: each } }, { signal });
      });
      if (passThru && revoked !== undefined) yield revoked;
    }
  },
});
