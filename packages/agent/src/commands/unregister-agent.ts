import { rm } from 'node:fs/promises';
import { defineCommand } from '@hawser/command/declaration/command';
import { thisAgentErrors } from '../agent-errors.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Unregister',
  noun: 'Agent',
  summary: 'Has this machine be no agent any more: its key and its certificate are deleted.',
  description: 'The site goes on to list it until it is revoked there: hawser revoke-agent.',
  parameters: { ...folderParameter },
  impact: 'high',
  examples: [
    {
      line: 'hawser-agent unregister-agent -WhatIf',
      says: 'Shows what would be deleted.',
      notRun: 'this machine is no agent',
    },
  ],
  async run({ parameters, should }) {
    const folder = agentFolder(parameters.folder);
    const { readRegistration } = await import('../registration/registration.ts');
    const { isRunning } = await import('../running/hold-folder.ts');
    const { agent, url } = await readRegistration(folder);
    if (await isRunning(folder)) {
      throw thisAgentErrors('still-running', { folder: folder.root }, { target: folder.root });
    }
    if (!(await should(`${agent.name}, a ${agent.role} of ${url}`, 'Unregister Agent'))) return;
    await rm(folder.registration, { force: true });
  },
});
