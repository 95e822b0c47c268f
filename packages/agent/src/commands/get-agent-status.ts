import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'AgentStatus',
  summary: 'Shows how the agent on this machine is; the site is not asked.',
  parameters: { ...folderParameter },
  impact: 'none',
  output: {
    name: 'Hawser.AgentStatus',
    properties: {
      state: {
        type: 'string',
        enum: ['connected', 'connecting', 'serving', 'stopped'],
        description:
          'Whether it is connected, tries to be, serves whoever has signed in, or does not run.',
      },
      since: { type: ['string', 'null'], description: 'Since when it is so.' },
      name: { type: 'string', description: 'The name that the site knows it by.' },
      role: { type: 'string', description: 'What it is there for.' },
      id: { type: ['string', 'null'], description: 'What the site calls it by.', whole: true },
      site: { type: 'string', description: 'Where it is connected, or was registered.' },
      until: { type: ['string', 'null'], description: 'When its certificate ends.' },
      renewal: { type: ['string', 'null'], description: 'When it is renewed.' },
      process: { type: ['integer', 'null'], description: 'The number of its process.' },
      lastError: { type: ['string', 'null'], description: 'What went wrong last.' },
      lastErrorAt: { type: ['string', 'null'], description: 'When that was.' },
      lastChange: { type: ['string', 'null'], description: 'What the site said last has changed.' },
      lastChangeAt: { type: ['string', 'null'], description: 'When that was.' },
      folder: { type: 'string', description: 'Where its key and its certificate are.' },
    },
  },
  examples: [
    {
      line: 'hawser-agent get-agent-status',
      says: 'Shows whether it is connected, and since when.',
      notRun: 'this machine is no agent',
    },
  ],
  async *run({ parameters }) {
    const folder = agentFolder(parameters.folder);
    const { X509Certificate } = await import('node:crypto');
    const { renewalAt } = await import('../registration/registration.ts');
    const { agentHere } = await import('../running/agent-here.ts');
    const { isRunning } = await import('../running/hold-folder.ts');
    const { readStatus } = await import('../running/status.ts');
    const { registration, name, role, site } = await agentHere(folder);
    const { certificate } = registration ?? {};
    const now = (await isRunning(folder)) ? await readStatus(folder) : undefined;
    yield {
      state: now?.state ?? 'stopped',
      since: now?.since ?? null,
      id: registration?.agent.id ?? null,
      name,
      role,
      site: now?.site ?? site,
      until:
        certificate === undefined
          ? null
          : new X509Certificate(certificate).validToDate.toISOString(),
      renewal: registration === undefined ? null : new Date(renewalAt(registration)).toISOString(),
      process: now?.process ?? null,
      lastError: now?.lastError ?? null,
      lastErrorAt: now?.lastErrorAt ?? null,
      lastChange: now?.lastChange ?? null,
      lastChangeAt: now?.lastChangeAt ?? null,
      folder: folder.root,
    };
  },
});
