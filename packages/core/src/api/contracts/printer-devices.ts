import { Type } from 'typebox';
import { textOrNull, time, timeOrNull } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const device = Type.Object({
  uuid: Type.String({ description: 'Its output-device-uuid.' }),
  model: textOrNull,
  servedBy: Type.String({ description: 'The id of who speaks for it: of an agent, as a rule.' }),
  registered: time,
  said: time,
  isDescribed: Type.Boolean({ description: 'Whether it has said what it can do.' }),
  state: Type.Union([Type.Enum(['idle', 'processing', 'stopped']), Type.Null()], {
    description: 'As it says itself.',
  }),
  stateReasons: Type.Array(Type.String()),
  jobs: Type.Integer({ description: 'How many it has.' }),
  leaseUntil: Type.Union([time, Type.Null()], {
    description: 'When the first of them counts as lost, unless it says that it is there.',
  }),
});

/** What is between a printer that is published and its paper. */
export const listPrinterDevices = contract({
  name: 'listPrinterDevices',
  method: 'GET',
  path: '/admin/v1/printers/:printer/devices',
  role: 'Printers.Publish',
  summary: 'The devices that print for a printer, by its id, and the jobs that none has fetched.',
  params: Type.Object({ printer: Type.String({ minLength: 1, maxLength: 100 }) }),
  answer: Type.Object({
    items: Type.Array(device),
    waiting: Type.Object(
      { jobs: Type.Integer(), since: timeOrNull },
      { description: 'Jobs that could be fetched, and since when the first of them waits.' },
    ),
  }),
});

/** What they find out is seen in the list of devices: `said` is later than `at` then. */
export const lookAtPrinterDevices = contract({
  name: 'lookAtPrinterDevices',
  method: 'POST',
  path: '/admin/v1/printers/:printer/devices/look',
  role: 'Printers.Publish',
  summary: 'Has the connectors of a printer, by its id, ask the real one now how it is.',
  repeat: 'harmless',
  status: 202,
  params: Type.Object({ printer: Type.String({ minLength: 1, maxLength: 100 }) }),
  answer: Type.Object({
    at: time,
    connectors: Type.Integer({ description: 'How many there are that can do so.' }),
  }),
});
