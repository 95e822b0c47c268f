import { requestErrors } from '../../server/request-errors.ts';
import type { ListingPlace } from '../../store/reports/discovery/listing-search.ts';

/** Where a list goes on, for the caller to give back. */
export function listingCursor(place: ListingPlace): string {
  const parts = place.by === 'name' ? [place.key, place.number] : [place.descriptor, place.number];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export function listingPlace(given: string): ListingPlace {
  const [first, number] = partsOf(given);
  if (isCount(number)) {
    if (isCount(first)) return { by: 'listing', descriptor: first, number };
    // PostgreSQL cannot even be asked for a text with a NUL.
    if (typeof first === 'string' && !first.includes('\0'))
      return { by: 'name', key: first, number };
  }
  const reason = '/after is no place that a page before has given as next';
  throw requestErrors('invalid', { part: 'The query', reason });
}

function partsOf(given: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.length === 2 ? parts : [];
  } catch {
    return [];
  }
}

/** As large as both databases have them. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}
