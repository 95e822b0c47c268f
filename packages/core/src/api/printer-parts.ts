import { type TSchema, Type } from 'typebox';
import { textOrNull, time } from './contract-parts.ts';

// What calls about printers that are published are made of.

/** As much as Windows has, and as much as the database is there for. */
const longestSddl = 65_536;

export const sddlGiven = Type.String({
  minLength: 1,
  maxLength: longestSddl,
  description: 'Who may print, manage documents and manage the printer, as SDDL.',
});

const locationPart = Type.Object({
  category: Type.String(),
  vs: Type.Optional(Type.String()),
  vn: Type.Optional(Type.Number()),
  depth: Type.Optional(Type.Integer()),
});

const location = Type.Union([Type.Object({ attrs: Type.Array(locationPart) }), Type.Null()], {
  description: 'Where it stands, as Publish-CloudPrinter writes it.',
});

/** What whoever may use a printer finds. */
export const listedPrinter = Type.Object({
  id: Type.String({ description: 'The last part of its address.' }),
  name: Type.String(),
  url: Type.String({ description: 'Where clients print to it.' }),
  manufacturer: textOrNull,
  model: textOrNull,
  location,
  capabilities: Type.Array(Type.String(), {
    description: 'colour, duplex, media=… and finishing=…, by their names in IPP.',
  }),
});

const most = { minimum: 0, maximum: 9_999_999 };
const hours = { minimum: 0, maximum: 168 };

const limit = {
  jobMegabytes: Type.Integer({ ...most, description: 'How large a job may be.' }),
  documentsPerJob: Type.Integer({ ...most, description: 'How many documents a job may have.' }),
  openJobs: Type.Integer({
    ...most,
    description: 'How many jobs that are not over it may have.',
  }),
  openJobsOfUser: Type.Integer({ ...most, description: 'How many of them may be of one user.' }),
  retainHours: Type.Integer({
    ...hours,
    description: 'How long documents are kept once their job is over.',
  }),
  mostRetainHours: Type.Integer({
    ...hours,
    description: 'How long a job may have them kept; 0 is not at all.',
  }),
};

const ownLimits = Type.Object(
  {
    jobMegabytes: Type.Optional(limit.jobMegabytes),
    documentsPerJob: Type.Optional(limit.documentsPerJob),
    openJobs: Type.Optional(limit.openJobs),
    openJobsOfUser: Type.Optional(limit.openJobsOfUser),
    retainHours: Type.Optional(limit.retainHours),
    mostRetainHours: Type.Optional(limit.mostRetainHours),
  },
  { description: 'What it has otherwise than the settings of the site; 0 is no limit.' },
);

const orNull = <Limit extends TSchema>(one: Limit) => Type.Optional(Type.Union([one, Type.Null()]));

/** What is to be otherwise; null is again as the settings of the site have it. */
export const limitsGiven = Type.Object(
  {
    jobMegabytes: orNull(limit.jobMegabytes),
    documentsPerJob: orNull(limit.documentsPerJob),
    openJobs: orNull(limit.openJobs),
    openJobsOfUser: orNull(limit.openJobsOfUser),
    retainHours: orNull(limit.retainHours),
    mostRetainHours: orNull(limit.mostRetainHours),
  },
  { additionalProperties: false },
);

/** What who looks after a printer sees of it. */
export const publishedPrinter = Type.Object({
  ...listedPrinter.properties,
  number: Type.Integer({ description: 'Its printer-id.' }),
  state: Type.Enum(['idle', 'processing', 'stopped'], { description: 'Its printer-state.' }),
  stateReasons: Type.Array(Type.String(), {
    description: 'Its printer-state-reasons, without none.',
  }),
  accepting: Type.Boolean({ description: 'Whether it takes new jobs.' }),
  paused: Type.Boolean({ description: 'Whether jobs wait for somebody to resume it.' }),
  openJobs: Type.Integer({ description: 'How many jobs of it are not over.' }),
  sddl: Type.Union([Type.String(), Type.Null()], {
    description: 'Its security descriptor; null where roles alone say who prints.',
  }),
  limits: ownLimits,
  devices: Type.Integer({ description: 'How many devices print for it.' }),
  connectors: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      device: Type.String({ description: 'Where it reaches the real printer.' }),
    }),
    { description: 'The connectors that print for it.' },
  ),
  version: Type.Integer({ description: 'Another one at each change.' }),
  created: time,
  changed: time,
});
