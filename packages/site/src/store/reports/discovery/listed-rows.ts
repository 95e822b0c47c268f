import type { Kysely } from 'kysely';
import { oneOf } from '../../one-of.ts';
import type { ListedPrinterTable } from '../../tables/listed-printer.ts';
import type { Tables } from '../../tables/tables.ts';
import type { ListingPlace } from './listing-search.ts';

const columns = [
  'number',
  'printer',
  'name',
  'name_key',
  'manufacturer',
  'model',
  'device_model',
  'location',
  'capabilities',
] as const;

/** What a list tells of a printer. */
export type ListedPrinter = Pick<ListedPrinterTable, (typeof columns)[number]>;

/** Some of these printers, in the order of their names. */
export async function listedByName(
  db: Kysely<Tables>,
  {
    numbers,
    after,
    limit,
  }: {
    readonly numbers: readonly number[];
    readonly after: ListingPlace | undefined;
    readonly limit: number;
  },
): Promise<readonly ListedPrinter[]> {
  if (numbers.length === 0) return [];
  let query = db
    .selectFrom('listed_printer')
    .select(columns)
    .where(oneOf(db, 'number', numbers))
    .orderBy('name_key')
    .orderBy('number')
    .limit(limit);
  if (after?.by === 'name') {
    query = query.where((eb) =>
      eb.or([
        eb('name_key', '>', after.key),
        eb.and([eb('name_key', '=', after.key), eb('number', '>', after.number)]),
      ]),
    );
  }
  return await query.execute();
}

/** These printers, in the order that is given. */
export async function listedInOrder(
  db: Kysely<Tables>,
  numbers: readonly number[],
): Promise<readonly ListedPrinter[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('listed_printer')
    .select(columns)
    .where(oneOf(db, 'number', numbers))
    .execute();
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}
