import type { GivenPart } from './given-part.ts';

/** A place, or the two or three that are written as one: geo is "48.2010,16.3695" or "geo:48.2,16.3,183" (RFC 5870). */
export function readGeo(part: GivenPart): readonly GivenPart[] {
  const { category, value, at } = part;
  if (!/^geo$/i.test(category.trim())) return [part];
  const numbers = String(value).trim().replace(/^geo:/i, '').split(';', 1)[0]?.split(',') ?? [];
  const names = ['latitude', 'longitude', 'altitude'];
  return names.slice(0, Math.max(2, numbers.length)).map((name, place) => ({
    category: name,
    value: numbers[place] ?? '',
    at,
  }));
}
