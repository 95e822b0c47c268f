import { requestErrors } from '../server/request-errors.ts';

/** A part of a list, and where it goes on. */
export interface Page<Item> {
  readonly items: Item[];
  /** What the caller gives back for the next part; null at the end. */
  readonly next: string | null;
}

export interface PageWanted {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

const usual = 50;

/** What a list is asked for so that a page comes of it: one more than is shown tells that it goes on. */
export interface Searched {
  readonly after: readonly string[] | undefined;
  readonly limit: number;
}

/** A page of a list that is ordered by some texts. */
export async function pageOf<Item>(
  { after, limit = usual }: PageWanted,
  keyOf: (item: Item) => readonly string[],
  search: (searched: Searched) => Promise<readonly Item[]>,
): Promise<Page<Item>> {
  const place = after === undefined ? undefined : placeOf(after);
  const found = await search({ after: place, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length <= limit || last === undefined ? null : cursor(keyOf(last)) };
}

function cursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(given: string): readonly string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.every(isText)) return place;
  } catch {
    // Told below.
  }
  const reason = '/after is no place that a page before has given as next';
  throw requestErrors('invalid', { part: 'The query', reason });
}

/** PostgreSQL cannot even be asked for a text with a NUL. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}
