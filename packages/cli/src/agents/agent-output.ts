import type { OutputType } from '@hawser/command/declaration/output';

export const agentOutput = {
  name: 'Hawser.Agent',
  properties: {
    id: { type: 'string', description: 'What it is called by.', whole: true },
    name: { type: 'string', description: 'The name it has given itself: that of its machine.' },
    role: { type: 'string', description: 'What it is there for.' },
    state: {
      type: 'string',
      enum: ['connected', 'away', 'ended', 'revoked'],
      description:
        'Whether it was heard of in the last minutes, or not; or its certificate has ended, or was revoked.',
    },
    version: { type: ['string', 'null'], description: 'That of its program.' },
    created: { type: 'string', description: 'When it registered.' },
    lastSeen: {
      type: ['string', 'null'],
      description: 'When it was last heard of, to the minute.',
    },
    until: { type: ['string', 'null'], description: 'When its certificate ends.' },
    fingerprint: { type: ['string', 'null'], description: 'The SHA-256 of its certificate.' },
    registeredBy: {
      type: ['string', 'null'],
      description: 'The id of the token that it has registered by.',
    },
    revoked: { type: ['string', 'null'], description: 'Since when it is not let in any more.' },
  },
  view: ['name', 'role', 'state', 'lastSeen', 'id'],
} as const satisfies OutputType;
