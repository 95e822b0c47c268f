import type { OutputType } from '@hawser/command/declaration/output';

export const registeredAgentOutput = {
  name: 'Hawser.RegisteredAgent',
  properties: {
    name: { type: 'string', description: 'The name that the site knows it by.' },
    id: { type: 'string', description: 'What the site calls it by.', whole: true },
    role: { type: 'string', description: 'What it is there for.' },
    url: { type: 'string', description: 'Where its site is.' },
    until: { type: 'string', description: 'When its certificate ends; it is renewed before.' },
    folder: { type: 'string', description: 'Where its key and its certificate are.' },
  },
} as const satisfies OutputType;
