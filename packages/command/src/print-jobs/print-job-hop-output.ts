import type { OutputType } from '../declaration/output.ts';

/** A step on the way of a print job, as commands show it. */
export const printJobHopOutput = {
  name: 'Hawser.PrintJobHop',
  properties: {
    job: { type: 'string', description: 'The job; one that was moved had others before.' },
    at: { type: 'string', format: 'date-time', description: 'When it was.', whole: true },
    seconds: {
      type: 'number',
      description: 'How long after the step before.',
    },
    who: {
      type: 'string',
      description: 'A person, a program or a connector; the site itself is "site".',
    },
    what: { type: 'string', description: 'What has happened.', whole: true },
    detail: { type: ['string', 'null'], description: 'Why, or how much.', wraps: true },
    time: {
      type: 'string',
      description: 'The time of at, in UTC; with the day where that is not that of the first step.',
      whole: true,
    },
    ms: { type: 'integer', description: 'The same as seconds, in milliseconds.' },
  },
  view: ['time', 'seconds', 'who', 'what', 'detail'],
} as const satisfies OutputType;
