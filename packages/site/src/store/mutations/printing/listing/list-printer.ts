import { isDeepStrictEqual } from 'node:util';
import { nameKey } from '../../../../directory/names.ts';
import { cellOf, unitsOf } from '../../../../printing/listing/cell.ts';
import { keptLocation } from '../../../../printing/listing/kept-location.ts';
import { termKeys } from '../../../../printing/listing/term-keys.ts';
import type { Tx } from '../../../mutation.ts';
import type { ListedByCellTable } from '../../../tables/listed-by-cell.ts';
import type { ListedPrinterTable } from '../../../tables/listed-printer.ts';
import { addToPlaces, takeFromPlaces } from './count-in-places.ts';
import { forgetUnused, keepTerms } from './keep-terms.ts';
import { placeTerms } from './place-terms.ts';

/** What is known of a printer that people look for. */
export interface Listing extends Pick<
  ListedPrinterTable,
  | 'number'
  | 'printer'
  | 'descriptor'
  | 'name'
  | 'manufacturer'
  | 'model'
  | 'device_model'
  | 'location'
> {
  readonly capabilities: readonly string[];
}

/** What a row is listed by, beside itself. */
interface Listed {
  readonly terms: readonly number[];
  readonly places: readonly number[];
  readonly descriptor: number;
  readonly position: Pick<ListedByCellTable, 'cell' | 'latitude' | 'longitude'> | undefined;
}

const nowhere: Listed = { terms: [], places: [], descriptor: 0, position: undefined };

/** Has a printer be found by what is known of it now, whatever it was found by before. */
export async function listPrinter(tx: Tx, listing: Listing): Promise<void> {
  const { number, name, descriptor } = listing;
  const before = await listedAs(tx, number);
  const { parts, position: degrees } = keptLocation(listing.location);
  const places = await placeTerms(tx, parts);
  const keys = termKeys({
    name,
    manufacturer: listing.manufacturer ?? '',
    model: listing.model ?? listing.device_model ?? '',
    capabilities: listing.capabilities,
    parts,
  });
  const others = await keepTerms(
    tx,
    keys.map((key) => ({ key })),
  );
  const terms = [...places, ...others];
  const position = degrees && {
    latitude: unitsOf(degrees.latitude),
    longitude: unitsOf(degrees.longitude),
    cell: cellOf(degrees),
  };
  const row: ListedPrinterTable = {
    ...listing,
    name_key: nameKey(name),
    capabilities: JSON.stringify(listing.capabilities),
    terms: JSON.stringify(terms),
    ...(position ?? { latitude: null, longitude: null, cell: null }),
  };
  const { number: _, ...rest } = row;
  await tx.db
    .insertInto('listed_printer')
    .values(row)
    .onConflict((conflict) => conflict.column('number').doUpdateSet(rest))
    .execute();
  await relist(tx, number, before ?? nowhere, { terms, places, descriptor, position });
}

/** Has nobody find a printer any more. */
export async function unlistPrinter(tx: Tx, number: number): Promise<void> {
  const before = await listedAs(tx, number);
  if (before === undefined) return;
  await tx.db.deleteFrom('listed_printer').where('number', '=', number).execute();
  await relist(tx, number, before, { ...nowhere, descriptor: before.descriptor });
}

async function listedAs({ db }: Tx, number: number): Promise<Listed | undefined> {
  const row = await db
    .selectFrom('listed_printer')
    .select(['descriptor', 'terms', 'location', 'latitude', 'longitude', 'cell'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const terms = JSON.parse(row.terms) as readonly number[];
  // They are the first ones, one for each part.
  const places = terms.slice(0, keptLocation(row.location).parts.length);
  const { descriptor, latitude, longitude, cell } = row;
  const isSomewhere = latitude !== null && longitude !== null && cell !== null;
  const position = isSomewhere ? { latitude, longitude, cell } : undefined;
  return { terms, places, descriptor, position };
}

async function relist(tx: Tx, printer: number, before: Listed, after: Listed): Promise<void> {
  const { db } = tx;
  const isSame = before.descriptor === after.descriptor;
  const gone = (of: 'terms' | 'places'): readonly number[] =>
    before[of].filter((term) => !isSame || !after[of].includes(term));
  const come = (of: 'terms' | 'places'): readonly number[] =>
    after[of].filter((term) => !isSame || !before[of].includes(term));
  const { descriptor } = after;
  if (gone('terms').length > 0) {
    await db
      .deleteFrom('listed_by_term')
      .where('term', 'in', gone('terms'))
      .where('descriptor', '=', before.descriptor)
      .where('printer', '=', printer)
      .execute();
  }
  if (come('terms').length > 0) {
    await db
      .insertInto('listed_by_term')
      .values(come('terms').map((term) => ({ term, descriptor, printer })))
      .execute();
  }
  await takeFromPlaces(tx, gone('places'), before.descriptor);
  await addToPlaces(tx, come('places'), descriptor);
  await forgetUnused(
    tx,
    gone('terms').filter((term) => !after.terms.includes(term)),
  );
  if (isSame && isDeepStrictEqual(before.position, after.position)) return;
  if (before.position !== undefined) {
    await db
      .deleteFrom('listed_by_cell')
      .where('cell', '=', before.position.cell)
      .where('descriptor', '=', before.descriptor)
      .where('printer', '=', printer)
      .execute();
  }
  if (after.position !== undefined) {
    await db
      .insertInto('listed_by_cell')
      .values({ ...after.position, descriptor, printer })
      .execute();
  }
}
