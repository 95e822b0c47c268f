import { HawserError } from '../../errors.ts';
import { visible } from '../../visible.ts';
import { printerDescriptor } from '../access/printer-descriptor.ts';
import type { GivenPart } from '../location/given-part.ts';
import { locationOf } from '../location/location-of.ts';
import type { PrinterLocation } from '../location/location.ts';
import { readLocation } from '../location/read-location.ts';
import type { CandidatePrinter, ListedPrinter } from './candidate-printer.ts';
import { printerListErrors } from './import-errors.ts';
import type { ListField, ListFields } from './list-fields.ts';
import { listLimits } from './list-limits.ts';
import { makeAndModel } from './make-and-model.ts';

/** The printer that a list says this of; places are those that it has columns for. */
export function candidateOf(
  where: string,
  said: ListFields,
  places: readonly GivenPart[] = [],
): ListedPrinter {
  const name = said.get('share') ?? said.get('name') ?? '';
  try {
    if (/^(?:false|no|0)$/i.test(said.get('shared') ?? '')) {
      return { outcome: 'skipped', where, name: visible(name), reason: 'it is not shared' };
    }
    if (name.trim() === '') throw printerListErrors('no-name', { where });
    for (const [field, value] of said) requireSound(where, field, value);
    return { outcome: 'read', where, printer: printerOf(where, name, said, places) };
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const shown = visible(name.trim().slice(0, listLimits.name));
    return { outcome: 'refused', where, ...(shown === '' ? {} : { name: shown }), error };
  }
}

function requireSound(where: string, field: ListField, value: string): void {
  const isName = field === 'name' || field === 'share';
  const limit = field === 'sddl' ? listLimits.sddl : isName ? listLimits.name : listLimits.text;
  if (value.length > limit) {
    throw printerListErrors('too-long', { where, field, length: value.length, limit });
  }
  // A comment may have several lines, which become one.
  if (field !== 'comment' && visible(value) !== value) {
    throw printerListErrors('with-controls', { where, field, value: value.slice(0, 200) });
  }
}

function printerOf(
  where: string,
  name: string,
  said: ListFields,
  places: readonly GivenPart[],
): CandidatePrinter {
  const { manufacturer, model } = makeAndModel({
    manufacturer: said.get('manufacturer'),
    model: said.get('model'),
    deviceId: said.get('deviceId'),
    driver: said.get('driver'),
  });
  const words = said.get('location');
  const isWritten = words !== undefined && /^[\s"']*[[{]|^[\w ]{1,40}=/.test(words);
  const location = locationIn(where, isWritten ? words : undefined, places);
  const place = isWritten ? undefined : words?.trim();
  const sddl = said.get('sddl')?.trim();
  const uri = said.get('uri')?.trim() ?? uriOfPort(said.get('port'));
  const comment = said.get('comment');
  return {
    name: name.trim(),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === undefined ? {} : { model }),
    ...(location === undefined ? {} : { location }),
    ...(place === undefined ? {} : { place }),
    ...(sddl === undefined ? {} : { sddl: soundSddl(where, sddl) }),
    ...(uri === undefined ? {} : { uri }),
    ...(comment === undefined ? {} : { comment: visible(comment.replaceAll(/\s+/g, ' ').trim()) }),
  };
}

function locationIn(
  where: string,
  written: string | undefined,
  places: readonly GivenPart[],
): PrinterLocation | undefined {
  if (written === undefined && places.length === 0) return undefined;
  try {
    // Columns say it more plainly than one field with everything.
    return places.length > 0 || written === undefined ? locationOf(places) : readLocation(written);
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const { message: reason, hint: mend } = error;
    throw printerListErrors('bad-location', { where, reason, mend }, { cause: error });
  }
}

/** Which domain is meant is known where it is published. */
const anyDomain = 'S-1-5-21-0-0-0';

/** Get-Printer leaves the owner out, and a descriptor of a published printer has one. */
function soundSddl(where: string, written: string): string {
  const sddl = /^O:/i.test(written) ? written : `O:BA${written}`;
  try {
    printerDescriptor(sddl, { domain: anyDomain });
    return sddl;
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const { message: reason, hint: mend } = error;
    throw printerListErrors('bad-sddl', { where, reason, mend }, { cause: error });
  }
}

/** A port that says where the printer itself is; one at an address, in the way of IPP Everywhere. */
function uriOfPort(port: string | undefined): string | undefined {
  const text = port?.trim() ?? '';
  if (/^ipps?:\/\/[^\s]+$/i.test(text)) return text;
  const address = /^(?:IP_)?((?:\d{1,3}\.){3}\d{1,3})(?:_\d+)?$/i.exec(text)?.[1];
  return address === undefined ? undefined : `ipp://${address}/ipp/print`;
}
