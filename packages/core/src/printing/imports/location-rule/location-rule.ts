import { HawserError } from '../../../errors.ts';
import type { GivenPart } from '../../location/given-part.ts';
import { findCategory, type LocationCategory } from '../../location/location-categories.ts';
import { locationOf } from '../../location/location-of.ts';
import type { PrinterLocation } from '../../location/location.ts';
import { type LocationPattern, readLocationPattern } from './location-pattern.ts';
import { locationRuleErrors } from './location-rule-errors.ts';

/** How locations are made of the words in which a list has them. */
export interface LocationRule {
  /** The first that is for the words holds. */
  readonly patterns: readonly LocationPattern[];
  /** What holds for all, where nothing else says the same category. */
  readonly always: PrinterLocation | undefined;
}

export type Mapped =
  | { readonly outcome: 'mapped'; readonly location: PrinterLocation }
  /** No pattern is for it; what holds for all is known all the same. */
  | { readonly outcome: 'unmatched'; readonly location: PrinterLocation | undefined }
  | { readonly outcome: 'refused'; readonly error: HawserError };

const mostPatterns = 50;
const mostWords = 1023;

export function readLocationRule(
  patterns: readonly string[],
  always?: PrinterLocation,
): LocationRule {
  if (patterns.length > mostPatterns) {
    throw locationRuleErrors('too-many', { count: patterns.length, limit: mostPatterns });
  }
  return { patterns: patterns.map(readLocationPattern), always };
}

/** The location that the first pattern makes of these words. */
export function mapLocation({ patterns, always }: LocationRule, place: string): Mapped {
  const words = place.slice(0, mostWords).replaceAll(/\s+/g, ' ').trim();
  for (const { match } of patterns) {
    const found = match(words);
    if (found === undefined) continue;
    const parts = found
      .filter(([, value]) => value.trim() !== '')
      .map(([category, value]) => ({ category, value, at: 1 }));
    try {
      return { outcome: 'mapped', location: locationOf([...parts, ...besides(always, parts)]) };
    } catch (error) {
      if (error instanceof HawserError) return { outcome: 'refused', error };
      throw error;
    }
  }
  return { outcome: 'unmatched', location: always };
}

/** A location with what holds for all besides. */
export function withAlways(
  { always }: Pick<LocationRule, 'always'>,
  location: PrinterLocation,
): PrinterLocation {
  if (always === undefined) return location;
  const said = givenParts(location);
  return locationOf([...said, ...besides(always, said)]);
}

/** A floor is said by its number or its name, and a position as a whole. */
const kinds = new Map([
  ['floor_name', 'floor_number'],
  ['longitude', 'latitude'],
  ['altitude', 'latitude'],
]);

function besides(
  always: PrinterLocation | undefined,
  parts: readonly GivenPart[],
): readonly GivenPart[] {
  if (always === undefined) return [];
  const kind = (category: string): string => {
    const found = findCategory(category, true) ?? category;
    return kinds.get(found) ?? found;
  };
  const said = new Set(parts.map(({ category }) => kind(category)));
  return givenParts(always).filter(({ category }) => !said.has(kind(category)));
}

function givenParts({ parts, position }: PrinterLocation): readonly GivenPart[] {
  const geo = Object.entries(position ?? {}) as [string, number][];
  const places: readonly (readonly [LocationCategory, string | number])[] = parts.map(
    ({ category, value }) => [category, value] as const,
  );
  return [...places, ...geo].map(([category, value]) => ({ category, value, at: 1 }));
}
