import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import type { Store } from '../../src/store/store.ts';
import { sqlite } from '../store/engines.ts';
import { fillListing } from './fill-listing.ts';
import { generatedPrinters } from './generated-printers.ts';
import { generatedRows, locationOf } from './generated-rows.ts';

const count = 12;

/** What printers are found by, without the ids, which are others each time. */
async function listed(store: Store) {
  return store.read(async (db) => {
    const terms = await db
      .selectFrom('listed_by_term')
      .innerJoin('search_term', 'search_term.id', 'listed_by_term.term')
      .select(['printer', 'category', 'value', 'key'])
      .execute();
    return {
      terms: terms
        .map((row) => JSON.stringify({ ...row, key: row.key.replace(/^p\/\d+/, 'p') }))
        .toSorted(),
      places: (await db.selectFrom('place_count').select('printers').execute())
        .map(({ printers }) => printers)
        .toSorted((one, other) => one - other),
      cells: await db.selectFrom('listed_by_cell').selectAll().execute(),
    };
  });
}

test('printers that are generated are found by what they were found by if they had been published', async () => {
  const printers = [...generatedPrinters(count)].map((printer) => ({
    ...printer,
    descriptor: 0,
    capabilities: [],
  }));
  const url = await sqlite.newDatabase();
  await (await sqlite.open(url, systemClock)).close();
  await fillListing(url, generatedRows(printers));
  const filled = await sqlite.open(url, systemClock);

  const published = await sqlite.open(await sqlite.newDatabase(), systemClock);
  for (const printer of printers) {
    const { name, manufacturer, model, number } = printer;
    const given = { id: String(number), name, manufacturer, model, location: locationOf(printer) };
    await published.mutate(publishPrinter, given);
  }
  expect(await listed(filled)).toEqual(await listed(published));
});
