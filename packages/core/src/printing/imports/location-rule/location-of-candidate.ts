import type { PrinterLocation } from '../../location/location.ts';
import type { CandidatePrinter } from '../candidate-printer.ts';
import { type LocationRule, mapLocation, withAlways } from './location-rule.ts';

/** Where a printer of a list is: as the list says it, or as the rule makes it of its words. */
export function locationOfCandidate(
  { location, place = '' }: CandidatePrinter,
  rule: LocationRule,
): PrinterLocation | undefined {
  if (location !== undefined && location.parts.length > 0) return withAlways(rule, location);
  const mapped = mapLocation(rule, place);
  if (mapped.outcome === 'refused') throw mapped.error;
  const position = location?.position ?? mapped.location?.position;
  const parts = mapped.location?.parts ?? [];
  if (parts.length === 0 && position === undefined) return undefined;
  return { parts, ...(position === undefined ? {} : { position }) };
}
