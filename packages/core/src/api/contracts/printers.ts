import { Type } from 'typebox';
import { filter, page, pageOf, time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const printer = Type.Object({
  id: Type.String({ description: 'The last part of its address.' }),
  number: Type.Integer({ description: 'Its printer-id.' }),
  name: Type.String(),
  url: Type.String({ description: 'Where clients print to it.' }),
  accepting: Type.Boolean({ description: 'Whether it takes new jobs.' }),
  paused: Type.Boolean({ description: 'Whether jobs wait for somebody to resume it.' }),
  devices: Type.Integer({ description: 'How many devices print for it.' }),
  created: time,
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
    { name: Type.String({ minLength: 1, maxLength: 127 }) },
    { additionalProperties: false },
  ),
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
