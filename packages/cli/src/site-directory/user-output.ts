import type { OutputType } from '@hawser/command/declaration/output';

export const userOutput = {
  name: 'Hawser.SiteUser',
  properties: {
    name: { type: 'string', description: 'The name to sign in with.' },
    displayName: { type: 'string', description: 'The name as others see it.' },
    email: { type: ['string', 'null'], description: 'The address of mail.' },
    enabled: { type: 'boolean', description: 'Whether the site lets this person in.' },
    source: {
      type: ['string', 'null'],
      description: 'The directory that this person comes from; null for one of the site itself.',
    },
    lockedUntil: {
      type: ['string', 'null'],
      description: 'Until when nothing is looked at, after too many wrong passwords or codes.',
    },
    totpSince: {
      type: ['string', 'null'],
      description: 'Since when there is an authenticator.',
    },
    recoveryCodes: { type: 'integer', description: 'How many recovery codes are left.' },
    id: { type: 'string', description: 'What tells this person from all others.' },
    sid: { type: 'string', description: 'The security identifier.' },
    version: { type: 'integer', description: 'Another one at each change.' },
    created: { type: 'string', description: 'Since when the site knows this person.' },
    changed: { type: 'string', description: 'When it was changed last.' },
  },
  view: ['name', 'displayName', 'email', 'enabled', 'lockedUntil', 'source'],
} as const satisfies OutputType;
