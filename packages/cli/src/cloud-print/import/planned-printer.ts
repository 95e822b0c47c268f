import { HawserError } from '@hawser/core/errors';
import type {
  CandidatePrinter,
  ListedPrinter,
} from '@hawser/core/printing/imports/candidate-printer';
import {
  type LocationRule,
  mapLocation,
  withAlways,
} from '@hawser/core/printing/imports/location-rule/location-rule';
import type { PrinterLocation } from '@hawser/core/printing/location/location';
import { printerImportErrors } from './import-errors.ts';

/** What is to become of one printer of a list. */
export type PlannedPrinter = PublishablePrinter | WrongPrinter | SkippedPrinter;

export interface PublishablePrinter {
  readonly kind: 'publishable';
  readonly where: string;
  readonly printer: CandidatePrinter;
  readonly location: PrinterLocation | undefined;
  readonly sddl: string | undefined;
  readonly connector: string | undefined;
  /** Words for where it is that no rule is for. */
  readonly unplaced?: string;
}

interface WrongPrinter {
  readonly kind: 'wrong';
  readonly where: string;
  readonly name: string | undefined;
  /** Where at least it could be read. */
  readonly printer?: CandidatePrinter;
  readonly error: HawserError;
}

interface SkippedPrinter {
  readonly kind: 'skipped';
  readonly where: string;
  readonly name: string;
  readonly reason: string;
}

export interface ImportDefaults {
  readonly rule: LocationRule;
  /** Who may use those that come without a descriptor. */
  readonly sddl: string | undefined;
  /** Who is to print for all of them. */
  readonly connector: string | undefined;
}

export function plannedPrinter(listed: ListedPrinter, defaults: ImportDefaults): PlannedPrinter {
  const { where } = listed;
  if (listed.outcome === 'skipped') return { ...listed, kind: 'skipped' };
  if (listed.outcome === 'refused') {
    return { kind: 'wrong', where, name: listed.name, error: listed.error };
  }
  const { printer } = listed;
  const { name } = printer;
  try {
    const { sddl = defaults.sddl } = printer;
    const { rule, connector } = defaults;
    return { kind: 'publishable', where, printer, sddl, connector, ...placeOf(printer, rule) };
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const { message: reason, hint: mend } = error;
    const options = { target: name, cause: error };
    const told = printerImportErrors('bad-location', { name, where, reason, mend }, options);
    return { kind: 'wrong', where, name, printer, error: told };
  }
}

function placeOf(
  { location, place }: CandidatePrinter,
  rule: LocationRule,
): Pick<PublishablePrinter, 'location' | 'unplaced'> {
  if (location !== undefined) return { location: withAlways(rule, location) };
  if (place === undefined || place === '') return { location: rule.always };
  const mapped = mapLocation(rule, place);
  if (mapped.outcome === 'refused') throw mapped.error;
  const { location: made } = mapped;
  return mapped.outcome === 'mapped' ? { location: made } : { location: made, unplaced: place };
}
