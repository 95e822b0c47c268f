import type { OutputType } from '@hawser/command/declaration/output';

const properties = {
  name: { type: 'string', description: 'What the printer is called.' },
  state: {
    type: ['string', 'null'],
    description:
      'idle, processing or stopped, as its printer-state says; paused and closed where an administrator has said so.',
  },
  stateReasons: {
    type: 'array',
    items: { type: 'string' },
    description: 'Why, by the keywords of IPP.',
  },
  openJobs: { type: ['integer', 'null'], description: 'How many of its jobs are not over.' },
  manufacturer: { type: ['string', 'null'], description: 'Who made it.' },
  model: {
    type: ['string', 'null'],
    description: 'Its model, as is said of it or its device says.',
  },
  location: { type: ['string', 'null'], description: 'Where it is, from the widest place.' },
  capabilities: {
    type: 'array',
    items: { type: 'string' },
    description: 'colour, duplex, media=… and finishing=…, by their names in IPP.',
  },
  sddl: {
    type: ['string', 'null'],
    description: 'Who may use it; null where roles alone say so.',
  },
  connectors: {
    type: 'array',
    items: { type: 'string' },
    description: 'The connectors that print for it.',
  },
  devices: { type: ['integer', 'null'], description: 'How many devices print for it now.' },
  limits: {
    type: ['object', 'null'],
    description: 'What it takes otherwise than the settings of the site have it.',
  },
  url: { type: 'string', description: 'Where clients print to it.', whole: true },
  id: { type: 'string', description: 'What tells it from all others.', whole: true },
  version: { type: ['integer', 'null'], description: 'Another one at each change.' },
  created: { type: ['string', 'null'], description: 'Since when it is published.' },
  changed: { type: ['string', 'null'], description: 'When it was changed last.' },
} as const satisfies OutputType['properties'];

export const cloudPrinterOutput = {
  name: 'Hawser.CloudPrinter',
  properties,
  view: ['name', 'state', 'stateReasons', 'location', 'connectors', 'url'],
  brief: ['name', 'state', 'stateReasons', 'openJobs', 'model', 'location', 'connectors', 'url'],
} as const satisfies OutputType;

export const publishedOutput = {
  name: 'Hawser.PublishedCloudPrinter',
  properties: {
    isNew: {
      type: ['boolean', 'null'],
      description: 'Whether it was not published before; null where nothing was to be published.',
    },
    changes: {
      type: 'array',
      items: { type: 'string' },
      description: 'What is said of it otherwise than before; nothing of a new one.',
    },
    ...properties,
    url: { ...properties.url, type: ['string', 'null'] },
    id: { ...properties.id, type: ['string', 'null'] },
  },
  view: ['name', 'isNew', 'location', 'connectors', 'url'],
  brief: ['name', 'isNew', 'changes', 'state', 'location', 'connectors', 'url'],
} as const satisfies OutputType;
