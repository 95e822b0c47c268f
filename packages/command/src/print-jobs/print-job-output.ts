import type { OutputType } from '../declaration/output.ts';
import { jobWordNames } from '@hawser/core/printing/job/job-words';

/** A print job, as commands show it. */
export const printJobOutput = {
  name: 'Hawser.PrintJob',
  properties: {
    id: {
      type: 'string',
      description: 'Its printer and its number, as Office/17.',
      whole: true,
    },
    uuid: { type: 'string', description: 'Its job-uuid.' },
    url: {
      type: ['string', 'null'],
      description: 'Its address for programs that speak IPP, where the site has told it.',
    },
    printer: { type: 'string', description: 'The printer.' },
    printerId: { type: 'string', description: 'The id of the printer.' },
    number: {
      type: ['integer', 'null'],
      description: 'Its number at the printer, job-id in IPP; nothing before the site has it.',
    },
    name: { type: 'string', description: 'What it is called.' },
    user: { type: 'string', description: 'Who has printed it.' },
    userId: {
      type: ['string', 'null'],
      description: 'The id of who has printed it, where the site has told it.',
    },
    state: { type: 'string', enum: jobWordNames, description: 'Where it stands.' },
    reasons: {
      type: 'array',
      items: { type: 'string' },
      description: 'What IPP says of that: its job-state-reasons.',
    },
    waitsFor: {
      type: ['string', 'null'],
      description: 'What has to happen before it goes on.',
      wraps: true,
    },
    device: { type: ['string', 'null'], description: 'The output device that has it or had it.' },
    documents: { type: 'integer', description: 'How many documents it has.' },
    bytes: { type: 'integer', description: 'How much they are.' },
    impressions: { type: 'integer', description: 'How many sides are printed.' },
    sheets: {
      type: ['integer', 'null'],
      description: 'How many sheets; nothing where the device does not say.',
    },
    priority: {
      type: ['integer', 'null'],
      description: 'From 1 to 100; higher ones come first.',
    },
    movedTo: {
      type: ['string', 'null'],
      description: 'The job that it is now, where it was moved to another printer.',
    },
    movedFrom: {
      type: ['string', 'null'],
      description: 'The job that it was before it was moved here.',
    },
    created: { type: 'string', format: 'date-time', description: 'When it was printed.' },
    processing: {
      type: ['string', 'null'],
      format: 'date-time',
      description: 'When a device first had it.',
    },
    completed: { type: ['string', 'null'], format: 'date-time', description: 'When it ended.' },
  },
  view: ['id', 'state', 'user', 'name', 'created', 'waitsFor'],
  brief: ['id', 'state', 'waitsFor', 'name', 'user', 'impressions', 'created', 'completed', 'uuid'],
} as const satisfies OutputType;
