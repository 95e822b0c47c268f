import type { OutputType } from '@hawser/command/declaration/output';

export const groupOutput = {
  name: 'Hawser.SiteGroup',
  properties: {
    name: { type: 'string', description: 'The name of the group.' },
    description: { type: 'string', description: 'What it is for.' },
    source: {
      type: ['string', 'null'],
      description: 'The directory that it comes from; null for one of the site itself.',
    },
    id: { type: 'string', description: 'What tells it from all others.' },
    sid: { type: 'string', description: 'The security identifier.' },
    version: { type: 'integer', description: 'Another one at each change.' },
    created: { type: 'string', description: 'Since when it is there.' },
    changed: { type: 'string', description: 'When it was changed last.' },
  },
  view: ['name', 'description', 'source'],
} as const satisfies OutputType;
