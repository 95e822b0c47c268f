import type { Parameters } from '../declaration/parameter.ts';

/** What names a print job in objects of commands. */
export const fromJobs = { 'Hawser.PrintJob': 'id', 'Hawser.PrintJobHop': 'job' } as const;

/** What job is traced, and for how long. */
export const traceParameters = {
  id: {
    type: 'string',
    mandatory: true,
    position: 0,
    pipeline: 'property',
    from: fromJobs,
    minimum: 1,
    maximum: 250,
    help: 'The job, by printer and number as Office/17, or by the uuid.',
  },
  follow: { type: 'switch', help: 'Goes on to show what happens until the job is over.' },
} as const satisfies Parameters;
