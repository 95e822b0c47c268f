import type { OutputType } from '@hawser/command/declaration/output';

export const virtualPrinterOutput = {
  name: 'Hawser.VirtualPrinter',
  properties: {
    name: { type: 'string', description: 'What it is called.' },
    uri: { type: 'string', description: 'Where it prints.', whole: true },
    folder: { type: 'string', description: 'Where its paper lies.' },
    troubles: {
      type: 'array',
      items: { type: 'string' },
      description: 'What is the matter with it.',
    },
    accepting: { type: 'boolean', description: 'Whether it takes new jobs.' },
    process: { type: 'integer', description: 'The number of its process.' },
  },
  view: ['name', 'uri', 'folder', 'troubles'],
} as const satisfies OutputType;
