import type { OutputType } from '@hawser/command/declaration/output';

export const directoryOutput = {
  name: 'Hawser.SiteDirectory',
  properties: {
    name: { type: 'string', description: 'What the directory is called here.' },
    kind: { type: 'string', description: 'active-directory or ldap.' },
    url: { type: 'string', description: 'Where it is.' },
    bindName: { type: 'string', description: 'Whom the site reads it as.' },
    userBase: { type: 'string', description: 'Below which entry people are looked for.' },
    groupBase: { type: 'string', description: 'Below which entry groups are looked for.' },
    userFilter: { type: ['string', 'null'], description: 'Which people are taken.' },
    groupFilter: { type: ['string', 'null'], description: 'Which groups are taken.' },
    everyMinutes: {
      type: ['integer', 'null'],
      description: 'How often it is read; null for only when it is asked for.',
    },
    trustAnchor: {
      type: ['string', 'null'],
      description: 'The authority that it is trusted by; null for those of the operating system.',
    },
    users: { type: 'integer', description: 'How many people come from it.' },
    groups: { type: 'integer', description: 'How many groups come from it.' },
    synced: { type: ['string', 'null'], description: 'When it was last read to the end.' },
    trouble: { type: ['string', 'null'], description: 'What was wrong the last time.' },
    version: { type: 'integer', description: 'Another one at each change.' },
  },
  view: ['name', 'url', 'users', 'groups', 'synced', 'trouble'],
} as const satisfies OutputType;
