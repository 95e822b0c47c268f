import type { OutputType } from '@hawser/command/declaration/output';
import { operationStates } from '@hawser/core/operations/operation-states';

/** An operation as commands show it. */
export const operationOutput = {
  name: 'Hawser.Operation',
  properties: {
    id: { type: 'string', description: 'What tells it from others.', whole: true },
    kind: { type: 'string', description: 'What kind of work it is.' },
    title: { type: 'string', description: 'What it does.' },
    state: { type: 'string', enum: operationStates, description: 'Where it stands.' },
    step: {
      type: ['string', 'null'],
      description: 'The step that runs or comes next; nothing once it is finished.',
    },
    steps: {
      type: 'array',
      items: { type: 'object' },
      description: 'Its steps: name, title, state, and how often each was begun.',
    },
    progress: {
      type: ['object', 'null'],
      description: 'How far the step that runs is: done and total.',
    },
    startedBy: { type: 'string', description: 'Who has started it.' },
    replica: {
      type: ['string', 'null'],
      description:
        'The replica of the site that has it, or had it last, by the id that get-site shows.',
    },
    created: { type: 'string', format: 'date-time', description: 'When it was asked for.' },
    started: {
      type: ['string', 'null'],
      format: 'date-time',
      description: 'When it was first begun.',
    },
    finished: { type: ['string', 'null'], format: 'date-time', description: 'When it ended.' },
    due: {
      type: ['string', 'null'],
      format: 'date-time',
      description: 'When a step that has failed is tried again.',
    },
    error: {
      type: ['object', 'null'],
      description: 'Why it failed, or why it waits: code, message and hint.',
    },
    result: {
      type: ['object', 'null'],
      description: 'What came of it; only where it is shown by its id.',
    },
  },
  view: ['id', 'state', 'title', 'step', 'created'],
} as const satisfies OutputType;
