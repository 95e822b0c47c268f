import type { GivenPart } from './given-part.ts';
import type { GeoPosition, LocationPart, PrinterLocation } from './location.ts';
import { locationLimits } from './location.ts';
import {
  categoryOf,
  compareCategories,
  findCategory,
  type GeoCategory,
  isGeo,
} from './location-categories.ts';
import { knownCategories, locationErrors } from './location-errors.ts';
import { numberIn, sound } from './location-value.ts';

interface Placed extends LocationPart {
  readonly depth: number | undefined;
}

/** The location that somebody wrote, with each of its parts in its place. */
export function locationOf(given: readonly GivenPart[]): PrinterLocation {
  if (given.length > locationLimits.parts) {
    throw locationErrors('too-many', { limit: locationLimits.parts });
  }
  const geo = new Map<GeoCategory, number>();
  const placed: Placed[] = [];
  for (const { category: written, value, depth, at } of given) {
    const category = findCategory(written, numberIn(value) !== undefined);
    if (category === undefined) {
      const values = { category: written.slice(0, 100), position: at, allowed: knownCategories };
      throw locationErrors('unknown-category', values, { target: written.slice(0, 100) });
    }
    if (String(value).trim() === '') {
      throw locationErrors('no-value', { category, position: at }, { target: category });
    }
    const { range } = categoryOf(category);
    if (isGeo(category)) {
      const other = geo.get(category);
      const degrees = sound(category, value, range);
      if (other !== undefined) throw twice(category, degrees, other);
      geo.set(category, Number(degrees));
    } else {
      placed.push({
        category,
        value: sound(category, value, range),
        depth: depthOf(category, depth),
      });
    }
  }
  if (placed.length === 0 && geo.size === 0) throw locationErrors('empty', {});
  requireOnce(placed);
  const parts = inOrder(placed).map(({ category, value }) => ({ category, value }));
  const position = positionOf(geo);
  return { parts, ...(position === undefined ? {} : { position }) };
}

function depthOf(category: string, depth: string | number | undefined): number | undefined {
  if (depth === undefined) return undefined;
  const number = numberIn(depth);
  const most = locationLimits.parts - 1;
  if (number !== undefined && Number.isInteger(number) && number >= 0 && number <= most) {
    return number;
  }
  const shown = String(depth).slice(0, 40);
  throw locationErrors('bad-depth', { category, depth: shown, most }, { target: category });
}

function requireOnce(placed: readonly Placed[]): void {
  const seen = new Map<string, Placed>();
  for (const part of placed) {
    const other = seen.get(part.category);
    if (other !== undefined && categoryOf(part.category).several === undefined) {
      throw twice(part.category, other.value, part.value);
    }
    seen.set(part.category, part);
  }
}

function twice(category: string, value: string | number, other: string | number): Error {
  return locationErrors('category-twice', { category, value, other }, { target: category });
}

/** By their depths, which may have gaps; where nobody gave any, as the categories are. */
function inOrder(placed: readonly Placed[]): readonly Placed[] {
  if (placed.every(({ depth }) => depth === undefined)) {
    return placed.toSorted((one, other) => compareCategories(one.category, other.category));
  }
  const taken = new Map<number, string>();
  for (const { category, depth } of placed) {
    if (depth === undefined) throw locationErrors('no-depth', { category }, { target: category });
    const other = taken.get(depth);
    if (other !== undefined) {
      throw locationErrors(
        'depth-twice',
        { category: other, other: category, depth },
        { target: category },
      );
    }
    taken.set(depth, category);
  }
  return placed.toSorted((one, other) => (one.depth ?? 0) - (other.depth ?? 0));
}

function positionOf(geo: ReadonlyMap<GeoCategory, number>): GeoPosition | undefined {
  const [first] = geo.keys();
  if (first === undefined) return undefined;
  const need = (name: GeoCategory): number => {
    const degrees = geo.get(name);
    if (degrees === undefined) {
      throw locationErrors('half-position', { given: first, missing: name }, { target: name });
    }
    return degrees;
  };
  const altitude = geo.get('altitude');
  return {
    latitude: need('latitude'),
    longitude: need('longitude'),
    ...(altitude === undefined ? {} : { altitude }),
  };
}
