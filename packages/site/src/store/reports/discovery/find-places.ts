import { type Kysely, sql } from 'kysely';
import { placesWithin } from '../../../printing/listing/term-keys.ts';
import { oneOf } from '../../one-of.ts';
import type { Report } from '../../report.ts';
import type { Tables } from '../../tables/tables.ts';

export interface PlacesWanted {
  /** The id of the place that they are in; 0 for the widest ones. */
  readonly within: number;
  /** Of the printers that may be seen. */
  readonly descriptors: readonly number[];
  /** The key of the last one before. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** A place in the tree, with the printers that may be seen there. */
export interface FoundPlace {
  readonly id: number;
  readonly key: string;
  readonly category: string;
  readonly value: string | number;
  readonly printers: number;
}

export interface FoundPlaces {
  readonly places: readonly FoundPlace[];
  /** The key after which it goes on; undefined at the end. */
  readonly next: string | undefined;
}

/** So many are looked at for one answer: most may be without a printer for who asks. */
const mostLookedAt = 2000;
const atOnce = 250;

/** One level of the tree of places: those in one place where somebody finds a printer. */
export const findPlaces: Report<PlacesWanted, FoundPlaces> = {
  name: 'find-places',
  async run(db, { within, descriptors, after, limit }) {
    const places: FoundPlace[] = [];
    if (descriptors.length === 0) return { places, next: undefined };
    let last = after;
    for (let looked = 0; looked < mostLookedAt; looked += atOnce) {
      const rows = await counted(db, { within, descriptors, after: last });
      for (const { id, key, category, value, printers } of rows) {
        if (printers === null || category === null || value === null) continue;
        if (places.length === limit) return { places, next: last };
        const shown = JSON.parse(value) as string | number;
        places.push({ id, key, category, value: shown, printers });
        last = key;
      }
      if (rows.length < atOnce) return { places, next: undefined };
      if (places.length < limit) last = rows.at(-1)?.key;
    }
    return { places, next: last };
  },
};

async function counted(
  db: Kysely<Tables>,
  { within, descriptors, after }: Omit<PlacesWanted, 'limit'>,
) {
  const { from, below } = placesWithin(within);
  return await db
    .selectFrom('search_term as term')
    .select((eb) => [
      'term.id',
      'term.key',
      'term.category',
      'term.value',
      eb
        .selectFrom('place_count as counted')
        .select(sql<number | null>`sum(counted.printers)`.as('sum'))
        .where('counted.place', '=', sql.ref<number>('term.id'))
        .where(oneOf(db, 'counted.descriptor', descriptors))
        .as('printers'),
    ])
    .where('term.key', after === undefined ? '>=' : '>', after ?? from)
    .where('term.key', '<', below)
    .orderBy('term.key')
    .limit(atOnce)
    .execute();
}
