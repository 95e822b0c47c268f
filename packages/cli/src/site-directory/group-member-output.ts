import type { OutputType } from '@hawser/command/declaration/output';

export const groupMemberOutput = {
  name: 'Hawser.SiteGroupMember',
  properties: {
    group: { type: 'string', description: 'The group.' },
    kind: { type: 'string', description: 'What the member is.', enum: ['user', 'group'] },
    name: { type: 'string', description: 'Its name.' },
    id: { type: 'string', description: 'What tells it from all others.' },
    sid: { type: 'string', description: 'Its security identifier.' },
    direct: {
      type: 'boolean',
      description: 'Whether it is in the group by itself, and not through another group only.',
    },
  },
  view: ['group', 'kind', 'name', 'direct'],
} as const satisfies OutputType;
