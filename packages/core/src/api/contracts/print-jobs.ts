import { Type } from 'typebox';
import { decisions } from '../../printing/job/job-decisions.ts';
import { jobWordNames } from '../../printing/job/job-words.ts';
import { page, pageOf, textOrNull, time, timeOrNull } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const state = Type.Enum(jobWordNames);
const name = Type.String({ minLength: 1, maxLength: 200 });
const bytes = Type.Integer({ minimum: 0 });

const printJob = Type.Object({
  id: Type.String({ description: 'The name of the printer and the number: Office/17.' }),
  uuid: Type.String({ description: 'Its job-uuid, without urn:uuid:' }),
  url: Type.String({ description: 'Its job-uri.' }),
  printer: Type.String({ description: 'The name of the printer.' }),
  printerId: Type.String(),
  number: Type.Integer({ description: 'Its job-id.' }),
  name: Type.String(),
  user: Type.String({ description: 'Who has printed it.' }),
  userId: Type.String(),
  state,
  reasons: Type.Array(Type.String(), { description: 'Its job-state-reasons.' }),
  waitsFor: Type.Union([Type.String(), Type.Null()], {
    description: 'What has to happen before it goes on; null where nothing has to.',
  }),
  device: Type.Union([Type.String(), Type.Null()], {
    description: 'The output device that has it, or had it last.',
  }),
  documents: Type.Integer(),
  bytes,
  impressions: Type.Integer({ description: 'How many sides are printed.' }),
  sheets: Type.Union([Type.Integer(), Type.Null()], {
    description: 'How many sheets; null where its device does not say.',
  }),
  priority: Type.Integer(),
  movedTo: textOrNull,
  movedFrom: textOrNull,
  created: time,
  processing: timeOrNull,
  completed: timeOrNull,
});

const params = Type.Object({
  job: Type.String({
    minLength: 1,
    maxLength: 250,
    description: 'The printer, by its name or id, and the number: Office/17. Or its uuid.',
  }),
});

/** Everybody sees his own; whoever manages the documents of a printer sees all that are there. */
export const listPrintJobs = contract({
  name: 'listPrintJobs',
  method: 'GET',
  path: '/admin/v1/print-jobs',
  role: 'known',
  summary: 'Print jobs: those that are not over, then those that are, the latest of each first.',
  query: Type.Object({
    printer: Type.Optional({ ...name, description: 'The printer, by its name or its id.' }),
    user: Type.Optional({ ...name, description: 'Who has printed it, by the name or the id.' }),
    state: Type.Optional(state),
    since: Type.Optional(
      Type.String({
        pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$`,
        description: 'Only those that were printed since then; a time in UTC, ISO 8601.',
      }),
    ),
    ...page,
  }),
  answer: pageOf(printJob),
});

export const getPrintJob = contract({
  name: 'getPrintJob',
  method: 'GET',
  path: '/admin/v1/print-jobs/:job',
  role: 'known',
  summary: 'A print job.',
  params,
  answer: printJob,
});

export const stopPrintJob = contract({
  name: 'stopPrintJob',
  method: 'POST',
  path: '/admin/v1/print-jobs/:job/stop',
  role: 'known',
  summary: 'Cancels a job; a device that prints it is told to stop.',
  params,
  answer: printJob,
});

export const suspendPrintJob = contract({
  name: 'suspendPrintJob',
  method: 'POST',
  path: '/admin/v1/print-jobs/:job/suspend',
  role: 'known',
  summary:
    'Holds a job until it is resumed; one that a device has stops in the middle, where the device can do that.',
  params,
  answer: printJob,
});

export const resumePrintJob = contract({
  name: 'resumePrintJob',
  method: 'POST',
  path: '/admin/v1/print-jobs/:job/resume',
  role: 'known',
  summary:
    'Has a job go on that is held or suspended, or says what becomes of one that was possibly printed.',
  params,
  body: Type.Object(
    {
      decision: Type.Optional(
        Type.Enum(decisions, {
          description:
            'Of a job that was possibly printed: print it again, or count it as printed, because somebody has seen the paper.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: printJob,
});

export const movePrintJob = contract({
  name: 'movePrintJob',
  method: 'POST',
  path: '/admin/v1/print-jobs/:job/move',
  role: 'known',
  summary: 'Has another printer print a job that no device has; it is another job there.',
  params,
  body: Type.Object(
    {
      printer: { ...name, description: 'The other printer, by its name or its id.' },
      again: Type.Optional(
        Type.Boolean({
          description: 'Also where it was possibly printed, because somebody has seen no paper.',
        }),
      ),
      lossy: Type.Optional(
        Type.Boolean({
          description: 'Also where that printer cannot do all that is wanted of it.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: printJob,
});

const what = {
  pattern: '^[a-z][a-z-]{0,39}$',
  description:
    'What has happened, as a word. Of the site: submitted, accepted, waits, fetched, spooling, printing, stopped, completed and so on; of connectors and devices any others.',
};
const detail = { maxLength: 500, description: 'Why, or how much, in words.' };

const hop = Type.Object({
  job: Type.String({
    description: 'A job that was moved has had others before, or has them since.',
  }),
  at: time,
  who: Type.Union([Type.String(), Type.Null()], {
    description: 'A person, a program or a connector, by name; null for the site itself.',
  }),
  what: Type.String({ description: what.description }),
  detail: Type.Union([Type.String(), Type.Null()], { description: detail.description }),
});

export const tracePrintJob = contract({
  name: 'tracePrintJob',
  method: 'GET',
  path: '/admin/v1/print-jobs/:job/trace',
  role: 'known',
  revalidated: true,
  summary: 'What has become of a print job, step by step, over all printers that it was moved to.',
  params,
  answer: Type.Object({
    hops: Type.Array(hop),
    isOver: Type.Boolean({ description: 'Whether nothing more comes.' }),
  }),
});

const moment = Type.String({
  pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$`,
  description: 'A time in UTC, ISO 8601.',
});

/** A connector does for what its device has, and a device for what its person prints. */
export const reportPrintJobHops = contract({
  name: 'reportPrintJobHops',
  method: 'POST',
  path: '/admin/v1/print-jobs/:job/hops',
  role: 'known',
  audited: false,
  summary: 'Adds steps to the trace of a job that the site cannot know of by itself.',
  status: 204,
  params,
  body: Type.Object(
    {
      who: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 100,
          description:
            'Which device it was, where a person says so; a connector is known by its name.',
        }),
      ),
      now: Type.Optional({
        ...moment,
        description: 'The time by the same clock as those of the steps, which may be a wrong one.',
      }),
      hops: Type.Array(
        Type.Object(
          {
            at: moment,
            what: Type.String(what),
            detail: Type.Optional(Type.String(detail)),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 50 },
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Undefined(),
});
