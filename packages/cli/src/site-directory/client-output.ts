import type { OutputType } from '@hawser/command/declaration/output';

const properties = {
  name: { type: 'string', description: 'The name of the program.' },
  id: { type: 'string', description: 'What it signs in as, its client id.', whole: true },
  signIn: {
    type: 'string',
    description: 'What it signs in with.',
    enum: ['secret', 'key'],
  },
  enabled: { type: 'boolean', description: 'Whether the site lets it in.' },
  version: { type: 'integer', description: 'Another one at each change.' },
  created: { type: 'string', description: 'Since when the site knows it.' },
  changed: { type: 'string', description: 'When it was changed last.' },
} as const satisfies OutputType['properties'];

export const clientOutput = {
  name: 'Hawser.SiteClient',
  properties,
  view: ['name', 'id', 'signIn', 'enabled'],
} as const satisfies OutputType;

/** A program with what it signs in with from now on. */
export const clientCredentialOutput = {
  name: 'Hawser.SiteClientCredential',
  properties: {
    ...properties,
    secret: {
      type: ['string', 'null'],
      description: 'Its new secret, which is shown this once; null where it is in a file.',
      whole: true,
    },
    secretPath: { type: ['string', 'null'], description: 'The file of its new secret.' },
  },
  view: ['name', 'id', 'secret', 'secretPath'],
} as const satisfies OutputType;
