import type { OutputType } from '@hawser/command/declaration/output';

export const registrationTokenOutput = {
  name: 'Hawser.RegistrationToken',
  properties: {
    id: { type: 'string', description: 'What it is called by.', whole: true },
    role: { type: 'string', description: 'What agents it is for.' },
    usesLeft: { type: 'integer', description: 'How many agents may still register by it.' },
    maxUses: { type: 'integer', description: 'How many might at first.' },
    created: { type: 'string', description: 'When it was made.' },
    expires: { type: 'string', description: 'When it ends.' },
    madeBy: { type: 'string', description: 'Who has made it.' },
  },
  view: ['id', 'role', 'usesLeft', 'expires', 'madeBy'],
} as const satisfies OutputType;
