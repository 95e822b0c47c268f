import type { Tx } from '../../../mutation.ts';

/** One printer more of a descriptor in each of these places. */
export async function addToPlaces(
  { db }: Pick<Tx, 'db'>,
  places: readonly number[],
  descriptor: number,
): Promise<void> {
  if (places.length === 0) return;
  await db
    .insertInto('place_count')
    .values(places.map((place) => ({ place, descriptor, printers: 1 })))
    .onConflict((conflict) =>
      conflict
        .columns(['place', 'descriptor'])
        .doUpdateSet((eb) => ({ printers: eb('place_count.printers', '+', 1) })),
    )
    .execute();
}

/** One less. */
export async function takeFromPlaces(
  { db }: Pick<Tx, 'db'>,
  places: readonly number[],
  descriptor: number,
): Promise<void> {
  if (places.length === 0) return;
  await db
    .updateTable('place_count')
    .set((eb) => ({ printers: eb('printers', '-', 1) }))
    .where('place', 'in', places)
    .where('descriptor', '=', descriptor)
    .execute();
  await db
    .deleteFrom('place_count')
    .where('place', 'in', places)
    .where('descriptor', '=', descriptor)
    .where('printers', '=', 0)
    .execute();
}
