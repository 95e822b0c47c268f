import { Type } from 'typebox';
import { page, pageOf, textOrNull, time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

/** So many printers one connector may tell of. */
export const mostAvailable = 2000;

/** What a connector is told when it is to print for other printers than before. */
export const connectorPrintersTopic = 'connector-printers';

/** What it is told when somebody wants to know now which printers it reaches. */
export const lookForPrintersTopic = 'printers-look';

/** What it is told when a job of a printer waits, or one that it has is to be canceled. */
export function printJobsTopicOf(printer: string): string {
  return `${printJobsTopic}${printer}`;
}

/** The printer that such a topic is of. */
export function printerOfTopic(topic: string): string | undefined {
  return topic.startsWith(printJobsTopic) ? topic.slice(printJobsTopic.length) : undefined;
}

const printJobsTopic = 'print-jobs-';

/** What connectors are told when somebody wants to know how the real printer is now. */
export function printerLookTopicOf(printer: string): string {
  return `${printerLookTopic}${printer}`;
}

/** The printer that such a topic is of. */
export function printerToLookAt(topic: string): string | undefined {
  return topic.startsWith(printerLookTopic) ? topic.slice(printerLookTopic.length) : undefined;
}

const printerLookTopic = 'printer-look-';

/** What connectors are told when the real printer is to show which one it is. */
export function printerIdentifyTopicOf(printer: string): string {
  return `${printerIdentifyTopic}${printer}`;
}

/** The printer that such a topic is of. */
export function printerToIdentify(topic: string): string | undefined {
  return topic.startsWith(printerIdentifyTopic)
    ? topic.slice(printerIdentifyTopic.length)
    : undefined;
}

const printerIdentifyTopic = 'printer-identify-';

/** As much as IPP has for names and texts. */
const text = Type.String({ minLength: 1, maxLength: 127 });
const uri = Type.String({
  minLength: 1,
  maxLength: 1023,
  pattern: '^(?:ipp|ipps|http|https)://[^\\s\\u0000-\\u001f]+$',
  description: 'Where the connector reaches it: ipp: or ipps:',
});
const state = Type.Enum(['idle', 'processing', 'stopped', 'unreachable']);

const available = Type.Object(
  {
    uri,
    uuid: Type.Optional(Type.String({ maxLength: 45, pattern: '^urn:uuid:[\\da-fA-F-]{36}$' })),
    name: text,
    manufacturer: Type.Optional(text),
    model: Type.Optional(text),
    location: Type.Optional(text),
    state: Type.Optional(state),
    stateReasons: Type.Optional(Type.Array(text, { maxItems: 32 })),
  },
  { additionalProperties: false },
);

/** The whole list each time: what is not in it the connector does not reach any more. */
export const reportAvailablePrinters = contract({
  name: 'reportAvailablePrinters',
  method: 'PUT',
  path: '/agents/v1/connector/printers',
  role: 'agent',
  summary: 'Tells which printers a connector reaches.',
  repeat: 'harmless',
  audited: false,
  body: Type.Object(
    { printers: Type.Array(available, { maxItems: mostAvailable }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ changed: Type.Integer() }),
});

/** What a connector prints for. */
export const listAssignments = contract({
  name: 'listAssignments',
  method: 'GET',
  path: '/agents/v1/connector/assignments',
  role: 'agent',
  summary: 'The published printers that a connector is to print for.',
  answer: Type.Object({
    items: Type.Array(
      Type.Object({
        printer: Type.String(),
        name: Type.String(),
        url: Type.String({
          description: 'Where clients print to it; the connector asks that path where it dials in.',
        }),
        uri: Type.String({ description: 'That of the real printer.' }),
        deviceUuid: Type.String({ description: 'What it registers as: its output-device-uuid.' }),
        openJobs: Type.Optional(
          Type.Integer({
            description:
              'Its jobs that are not over; where there are none, nobody need ask for them.',
          }),
        ),
      }),
    ),
  }),
});

export const listAvailablePrinters = contract({
  name: 'listAvailablePrinters',
  method: 'GET',
  path: '/admin/v1/available-printers',
  role: 'Printers.Publish',
  summary: 'The printers that connectors reach, by their names.',
  query: Type.Object({
    connector: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'Only those of one, by its name.' }),
    ),
    ...page,
  }),
  answer: pageOf(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      connector: Type.String({ description: 'The name of the connector.' }),
      connectorId: Type.String(),
      uri: Type.String({ description: 'Where the connector reaches it.' }),
      uuid: textOrNull,
      manufacturer: textOrNull,
      model: textOrNull,
      location: textOrNull,
      state: Type.Union([state, Type.Null()]),
      stateReasons: Type.Array(Type.String()),
      publishedAs: Type.Union([Type.String(), Type.Null()], {
        description: 'The name of the published printer that it prints for.',
      }),
      since: time,
    }),
  ),
});

/** What they find is in the list of printers a moment later. */
export const lookForPrinters = contract({
  name: 'lookForPrinters',
  method: 'POST',
  path: '/admin/v1/available-printers/look',
  role: 'Printers.Publish',
  summary: 'Has the connectors that are there look now which printers they reach.',
  repeat: 'harmless',
  status: 202,
  answer: Type.Object({ connectors: Type.Integer({ description: 'How many those are.' }) }),
});
