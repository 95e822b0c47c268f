import { Type } from 'typebox';
import { filter, page, pageOf, time } from '../contract-parts.ts';
import { printerRightNames } from '../../printing/access/printer-access.ts';
import { contract } from '../contract.ts';

const limit = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 9_999_999, description }));

const hours = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 168, description }));

/** What is not in it is as the settings of the site have it; 0 is no limit. */
const limits = Type.Object(
  {
    jobMegabytes: limit('How large a job may be.'),
    documentsPerJob: limit('How many documents a job may have.'),
    openJobs: limit('How many jobs that are not over it may have.'),
    openJobsOfUser: limit('How many of them may be of one user.'),
    retainHours: hours('How long documents are kept once their job is over.'),
    mostRetainHours: hours('How long a job may have them kept; 0 is not at all.'),
  },
  { additionalProperties: false },
);

const printer = Type.Object({
  id: Type.String({ description: 'The last part of its address.' }),
  number: Type.Integer({ description: 'Its printer-id.' }),
  name: Type.String(),
  url: Type.String({ description: 'Where clients print to it.' }),
  accepting: Type.Boolean({ description: 'Whether it takes new jobs.' }),
  paused: Type.Boolean({ description: 'Whether jobs wait for somebody to resume it.' }),
  sddl: Type.Union([Type.String(), Type.Null()], {
    description: 'Its security descriptor; null where roles alone say who prints.',
  }),
  limits: Type.Object(limits.properties, { description: 'What it has otherwise than the site.' }),
  devices: Type.Integer({ description: 'How many devices print for it.' }),
  created: time,
});

/** As much as Windows has, and as much as the database is there for. */
const longestSddl = 65_536;

const sddl = Type.String({
  minLength: 1,
  maxLength: longestSddl,
  description: 'Who may print, manage documents and manage the printer, as SDDL.',
});

const params = Type.Object({ printer: Type.String({ minLength: 1, maxLength: 200 }) });

export const listPrinters = contract({
  name: 'listPrinters',
  method: 'GET',
  path: '/admin/v1/printers',
  role: 'Printers.Publish',
  summary: 'The printers that are published, by their names.',
  query: Type.Object({ filter, ...page }),
  answer: pageOf(printer),
});

export const getPrinter = contract({
  name: 'getPrinter',
  method: 'GET',
  path: '/admin/v1/printers/:printer',
  role: 'Printers.Publish',
  summary: 'A printer that is published, by its id or its name.',
  params,
  answer: printer,
});

export const publishPrinter = contract({
  name: 'publishPrinter',
  method: 'POST',
  path: '/admin/v1/printers',
  role: 'Printers.Publish',
  summary: 'Publishes a printer, whose jobs wait for a device that prints them.',
  status: 201,
  body: Type.Object(
    { name: Type.String({ minLength: 1, maxLength: 127 }), sddl: Type.Optional(sddl) },
    { additionalProperties: false },
  ),
  answer: printer,
});

export const setPrinterAccess = contract({
  name: 'setPrinterAccess',
  method: 'PUT',
  path: '/admin/v1/printers/:printer/access',
  role: 'Printers.Publish',
  summary: 'Gives a printer a security descriptor, or takes it away.',
  params,
  body: Type.Object({ sddl: Type.Union([sddl, Type.Null()]) }, { additionalProperties: false }),
  answer: printer,
});

const explained = Type.Object({
  granted: Type.Boolean(),
  by: Type.Enum(['entry', 'role', 'no-list', 'none'], {
    description:
      'An entry of the security descriptor, a role, that it has no list or controls nothing, or that nothing allows it.',
  }),
  entry: Type.Union([Type.Integer(), Type.Null()], { description: 'Which entry, from 1 on.' }),
});

const right = Type.Enum(printerRightNames);

export const explainPrinterAccess = contract({
  name: 'explainPrinterAccess',
  method: 'GET',
  path: '/admin/v1/printers/:printer/access',
  role: 'Printers.Publish',
  summary:
    'What somebody may do with a printer, and which entry of its security descriptor says so.',
  params,
  query: Type.Object({
    user: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Somebody of the directory by name or id, or anybody by a SID.',
    }),
  }),
  answer: Type.Object({
    printer: Type.String(),
    user: Type.String(),
    enabled: Type.Boolean({ description: 'Whether the site lets them in at all.' }),
    sddl: printer.properties.sddl,
    sids: Type.Array(Type.String(), { description: 'Whom entries take them for.' }),
    print: explained,
    manageDocuments: explained,
    managePrinter: explained,
    entries: Type.Array(
      Type.Object({
        number: Type.Integer(),
        ace: Type.String(),
        effect: Type.Enum(['allow', 'deny']),
        isFor: Type.Boolean({ description: 'Whether they are whom it is for.' }),
        speaksOf: Type.Array(right),
        decides: Type.Array(right),
      }),
    ),
  }),
});

export const setPrinterLimits = contract({
  name: 'setPrinterLimits',
  method: 'PUT',
  path: '/admin/v1/printers/:printer/limits',
  role: 'Printers.Publish',
  summary: 'Says what a printer takes otherwise than the settings of the site have it.',
  repeat: 'harmless',
  params,
  body: limits,
  answer: printer,
});

/** More than anybody prints. A document is never held in memory, so that it is the disk that bounds it. */
const largestDocument = 2 ** 40;

/** What IPP clients, and the proxies of devices, send to a printer; the right is that of each operation. */
export const askPrinter = contract({
  name: 'askPrinter',
  method: 'POST',
  path: '/ecp/printers/:printer',
  role: 'known',
  byPassword: true,
  summary: 'Carries out an IPP operation on a printer (RFC 8011, PWG 5100.18).',
  audited: false,
  params,
  bodyLimit: largestDocument,
  answer: Type.String({ description: 'An IPP message, and a document for Fetch-Document.' }),
  answerType: 'application/ipp',
});

/** The same for what concerns all printers, or none yet. */
export const askPrintSystem = contract({
  name: 'askPrintSystem',
  method: 'POST',
  path: '/ecp/system',
  role: 'known',
  summary: 'Carries out an IPP operation on the print service itself (PWG 5100.22).',
  audited: false,
  answer: Type.String({ description: 'An IPP message.' }),
  answerType: 'application/ipp',
});
