import type { OutputType } from '@hawser/command/declaration/output';
import { roles } from '@hawser/core/identity/roles';

export const roleOutput = {
  name: 'Hawser.SiteRole',
  properties: {
    role: { type: 'string', description: 'The role.', enum: roles },
    kind: {
      type: 'string',
      description: 'What has it.',
      enum: ['user', 'group', 'client', 'claim'],
    },
    name: { type: 'string', description: 'Whose it is.' },
    holder: { type: 'string', description: 'The id, or claim:ISSUER#VALUE.' },
    through: {
      type: ['string', 'null'],
      description: 'The group that has the role; null for who has it by himself.',
    },
  },
  view: ['role', 'kind', 'name', 'through'],
} as const satisfies OutputType;
