import type { PrinterLocation } from '../../location/location.ts';
import { type LocationRule, mapLocation } from './location-rule.ts';
import type { ListedPrinter } from '../candidate-printer.ts';

/** What becomes of the words that one or several printers of a list have for where they are. */
export interface PlacePreview {
  readonly place: string;
  readonly printers: number;
  readonly outcome: 'mapped' | 'unmatched' | 'refused';
  readonly location: PrinterLocation | undefined;
  /** Why there is none. */
  readonly reason: string | undefined;
}

/** What a rule would make of each of the places of a list, the most frequent first. */
export function previewLocations(
  listed: readonly ListedPrinter[],
  rule: LocationRule,
): readonly PlacePreview[] {
  const counts = new Map<string, number>();
  for (const one of listed) {
    const place = one.outcome === 'read' ? one.printer.place : undefined;
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([place, printers]) => {
      const mapped = mapLocation(rule, place);
      const { outcome } = mapped;
      if (outcome === 'refused') {
        return { place, printers, outcome, location: undefined, reason: mapped.error.message };
      }
      return { place, printers, outcome, location: mapped.location, reason: undefined };
    });
}
