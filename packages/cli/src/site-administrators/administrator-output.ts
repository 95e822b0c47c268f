import type { OutputType } from '@hawser/command/declaration/output';

export const administratorOutput = {
  name: 'Hawser.SiteAdministrator',
  properties: {
    name: { type: 'string', description: 'Whose certificate it is.' },
    fingerprint: { type: 'string', description: 'What tells it from others: its SHA-256.' },
    role: { type: 'string', description: 'What it lets do.' },
    created: { type: 'string', description: 'When it was issued.' },
    until: { type: 'string', description: 'When it ends.' },
    revoked: { type: ['string', 'null'], description: 'Since when it is not let in any more.' },
  },
  view: ['name', 'fingerprint', 'until', 'revoked'],
} as const satisfies OutputType;
