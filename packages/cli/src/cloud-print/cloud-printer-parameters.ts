import type { Parameter } from '@hawser/command/declaration/parameter';
import { printerNames } from './printer-candidates.ts';

/** What names a published printer in objects of commands. */
export const fromPrinters = {
  'Hawser.CloudPrinter': 'name',
  'Hawser.PublishedCloudPrinter': 'name',
  'Hawser.CloudPrinterImport': 'name',
  'Hawser.AvailablePrinter': 'publishedAs',
  'Hawser.PrintJob': 'printer',
  'Hawser.PrintUsage': 'printer',
} as const;

/** A published printer, by the name or the id. */
export const cloudPrinter = {
  type: 'string',
  minimum: 1,
  maximum: 200,
  from: fromPrinters,
  complete: printerNames,
} as const;

/** Those that something is done with. */
export const cloudPrinters = {
  ...cloudPrinter,
  mandatory: true,
  position: 0,
  list: true,
  aliases: ['printer'],
  pipeline: 'property',
  help: 'The printers, by the name or the id.',
} as const;

const locationForms = 'country=USA;site=Redmond, WA;building=Building 1;floor=1;room=1111';

export const manufacturer = {
  type: 'string',
  maximum: 127,
  help: 'Who made it.',
} as const satisfies Parameter;

export const model = {
  type: 'string',
  maximum: 127,
  help: 'Its model.',
} as const satisfies Parameter;

export const location = {
  type: 'string',
  maximum: 16_384,
  takes: locationForms,
  help: 'Where it is: categories and their values, in any order.',
} as const satisfies Parameter;

export const orgLocation = {
  type: 'string',
  maximum: 16_384,
  takes: '{"attrs":[{"category":"country","vs":"USA","depth":0},…]}',
  help: 'The same as JSON, as Publish-CloudPrinter takes it.',
} as const satisfies Parameter;

/** As Windows writes it. */
export const sddl = { type: 'string', minimum: 1, maximum: 65_536 } as const;

export const connector = {
  type: 'string',
  minimum: 1,
  maximum: 100,
  help: 'A connector, by name or id, that is to print for it, beside those that do already.',
} as const satisfies Parameter;

export const device = {
  type: 'string',
  minimum: 1,
  maximum: 1023,
  help: 'The real printer, by the URI, id or name by which a connector tells of it.',
} as const satisfies Parameter;
