import { Type } from 'typebox';
import { filter, page, pageOf } from '../contract-parts.ts';
import { publishedPrinter, sddlGiven } from '../printer-parts.ts';
import { printerRightNames } from '../../printing/access/printer-access.ts';
import { contract } from '../contract.ts';

const params = Type.Object({ printer: Type.String({ minLength: 1, maxLength: 200 }) });

export const listPrinters = contract({
  name: 'listPrinters',
  method: 'GET',
  path: '/admin/v1/printers',
  role: 'Printers.Publish',
  summary: 'The printers that are published, by their names.',
  query: Type.Object({ filter, ...page }),
  answer: pageOf(publishedPrinter),
});

export const getPrinter = contract({
  name: 'getPrinter',
  method: 'GET',
  path: '/admin/v1/printers/:printer',
  role: 'Printers.Publish',
  summary: 'A printer that is published, by its id or its name.',
  params,
  answer: publishedPrinter,
});

export const publishPrinter = contract({
  name: 'publishPrinter',
  method: 'POST',
  path: '/admin/v1/printers',
  role: 'Printers.Publish',
  summary: 'Publishes a printer, whose jobs wait for a device that prints them.',
  status: 201,
  body: Type.Object(
    { name: Type.String({ minLength: 1, maxLength: 127 }), sddl: Type.Optional(sddlGiven) },
    { additionalProperties: false },
  ),
  answer: publishedPrinter,
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
    sddl: publishedPrinter.properties.sddl,
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

/** Whoever may manage the printer may do it, by a role or by its security descriptor. */
export const setPrinterState = contract({
  name: 'setPrinterState',
  method: 'PATCH',
  path: '/admin/v1/printers/:printer/state',
  role: 'known',
  repeat: 'harmless',
  summary:
    'Pauses or resumes a printer (Pause-Printer, Resume-Printer), or has it take new jobs or not (Enable-Printer, Disable-Printer).',
  params,
  body: Type.Object(
    { paused: Type.Optional(Type.Boolean()), accepting: Type.Optional(Type.Boolean()) },
    { additionalProperties: false },
  ),
  answer: publishedPrinter,
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
