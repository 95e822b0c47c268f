import type { OutputType } from '@hawser/command/declaration/output';
import { locationText } from '@hawser/core/printing/location/write-location';
import type { PlannedPrinter } from './planned-printer.ts';
import type { Published } from './publish-planned.ts';

const results = [
  'published',
  'updated',
  'unchanged',
  'new',
  'changed',
  'failed',
  'skipped',
] as const;

/** What became of each printer of a list. */
export const printerImportOutput = {
  name: 'Hawser.CloudPrinterImport',
  properties: {
    where: { type: 'string', description: 'Where it stands in the list.' },
    name: {
      type: ['string', 'null'],
      description: 'What it is called; null where that cannot be read.',
    },
    result: {
      type: 'string',
      enum: results,
      description:
        'What became of it; with -WhatIf, new and changed are what would be published and updated.',
      whole: true,
    },
    manufacturer: { type: ['string', 'null'], description: 'Who made it.' },
    model: { type: ['string', 'null'], description: 'Which one it is.' },
    location: { type: ['string', 'null'], description: 'Where it stands.' },
    sddl: { type: ['string', 'null'], description: 'Who may use it.' },
    reason: {
      type: ['string', 'null'],
      description: 'What is wrong with it, what was changed, or what it lacks.',
    },
    uri: {
      type: ['string', 'null'],
      description: 'The address of the real printer, where the list has it.',
    },
    url: { type: ['string', 'null'], description: 'Where people print to it.' },
  },
  view: ['name', 'result', 'manufacturer', 'model', 'location', 'sddl', 'reason'],
} as const satisfies OutputType;

type Row = Readonly<Record<keyof (typeof printerImportOutput)['properties'], string | null>>;

const nothing = {
  manufacturer: null,
  model: null,
  location: null,
  sddl: null,
  reason: null,
  uri: null,
  url: null,
};

export function importRow(
  planned: PlannedPrinter,
  published: Published | undefined,
): Row & { readonly result: (typeof results)[number] } {
  const { where } = planned;
  if (planned.kind === 'skipped') {
    const { name, reason } = planned;
    return { where, name, result: 'skipped', ...nothing, reason };
  }
  if (planned.kind === 'wrong') {
    const { name = null, printer, error } = planned;
    const known = { ...nothing, ...said(printer), sddl: printer?.sddl ?? null };
    return { where, name, result: 'failed', ...known, reason: error.message };
  }
  const { printer, location, sddl = null } = planned;
  const { result = 'failed', reason, url = null } = published ?? {};
  return {
    where,
    name: printer.name,
    result,
    ...said(printer),
    location: location === undefined ? null : locationText(location),
    sddl,
    reason: [reason, lack(planned.unplaced)].filter((one) => one !== undefined).join('; ') || null,
    url,
  };
}

function said(
  printer: { manufacturer?: string; model?: string; uri?: string; place?: string } = {},
) {
  const { manufacturer = null, model = null, uri = null, place = null } = printer;
  return { ...nothing, manufacturer, model, uri, location: place };
}

function lack(unplaced: string | undefined): string | undefined {
  return unplaced === undefined ? undefined : `no rule makes a location of "${unplaced}"`;
}
