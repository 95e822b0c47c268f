import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { placeTerm, valueTerm, wordTerm } from '../../src/printing/listing/term-keys.ts';
import { deletePrinter } from '../../src/store/mutations/printing/delete-printer.ts';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import { findListedPrinters } from '../../src/store/reports/discovery/find-listed-printers.ts';
import { findPlaces } from '../../src/store/reports/discovery/find-places.ts';
import type { ListingSearch } from '../../src/store/reports/discovery/listing-search.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables/tables.ts';
import { describeEngines } from './engines.ts';

const salesOnly = 'O:BAG:DUD:(A;;FA;;;BA)';

interface Office {
  readonly name: string;
  readonly building: string;
  readonly floor?: number;
  readonly model?: string;
  readonly sddl?: string;
}

/** Publishes a printer in a building, and gives its id. */
async function publish(store: Store, { name, building, floor = 1, model, sddl }: Office) {
  const location = JSON.stringify({
    attrs: [
      { category: 'country', vs: 'USA', depth: 0 },
      { category: 'building', vs: building, depth: 1 },
      { category: 'floor_number', vn: floor, depth: 2 },
    ],
  });
  const given = { manufacturer: 'Brandt', location, ...(sddl === undefined ? {} : { sddl }) };
  const printer = { id: randomUUID(), name, ...given, ...(model === undefined ? {} : { model }) };
  return await store.mutate(publishPrinter, printer);
}

async function find(store: Store, search: Partial<ListingSearch>) {
  const all = { descriptors: [0], keys: [], limit: 20, ...search };
  const found = await store.report(findListedPrinters, all);
  return { ...found, names: found.printers.map(({ name }) => name) };
}

describeEngines('printers are found', (engine) => {
  test('by place, words and beginnings of words, by those who may see them', async () => {
    const store = await engine.open(await engine.newDatabase());
    await publish(store, { name: 'Éclair', building: 'Main', model: 'LaserPro 200' });
    await publish(store, { name: 'Alpha', building: 'Main', floor: 2, model: 'Laser 9' });
    const { descriptor_id: sales } = await publish(store, {
      name: 'Sales',
      building: 'Main',
      model: 'Laser 9',
      sddl: salesOnly,
    });
    await publish(store, { name: 'Barn', building: 'Laser hall' });
    const main = valueTerm('building', 'MAIN');

    expect(await find(store, { keys: [main] })).toMatchObject({
      names: ['Alpha', 'Éclair'],
      count: 2,
      next: undefined,
    });
    expect((await find(store, { keys: [main], descriptors: [0, sales ?? 0] })).names).toEqual([
      'Alpha',
      'Sales',
      'Éclair',
    ]);
    expect((await find(store, { keys: [main], descriptors: [] })).names).toEqual([]);
    const laser = wordTerm('laser');
    expect((await find(store, { keys: [laser] })).names).toEqual(['Alpha', 'Barn']);
    expect((await find(store, { keys: [laser, main] })).names).toEqual(['Alpha']);
    expect((await find(store, { beginning: 'laser' })).names).toEqual(['Alpha', 'Barn', 'Éclair']);
    expect((await find(store, { beginning: 'las', keys: [main] })).names).toEqual([
      'Alpha',
      'Éclair',
    ]);
    expect((await find(store, { keys: [wordTerm('nowhere'), main] })).names).toEqual([]);
    expect((await find(store, {})).count).toBe(3);
  });

  test('page by page, each once, also where they are too many to be sorted', async () => {
    const store = await engine.open(await engine.newDatabase());
    const names = Array.from({ length: 7 }, (_, index) => `P${index}`);
    for (const [index, name] of names.toReversed().entries()) {
      await publish(store, { name, building: 'Main', ...(index % 2 ? { sddl: salesOnly } : {}) });
    }
    const sought = { keys: [wordTerm('main')], descriptors: [0, 1], limit: 3 };
    const pages: string[][] = [];
    for (let after: ListingSearch['after']; ;) {
      const page = await find(store, { ...sought, after });
      pages.push(page.names);
      after = page.next;
      if (after === undefined) break;
    }
    expect(pages).toEqual([names.slice(0, 3), names.slice(3, 6), names.slice(6)]);

    const seen: string[] = [];
    let after: ListingSearch['after'] = { by: 'listing', descriptor: 0, number: 0 };
    while (after !== undefined) {
      const page = await find(store, { ...sought, after });
      seen.push(...page.names);
      after = page.next;
    }
    expect(seen.toSorted()).toEqual(names);
  });

  test('in the tree of places, whose counts are of those that may be seen', async () => {
    const store = await engine.open(await engine.newDatabase());
    const one = await publish(store, { name: 'One', building: 'Main' });
    await publish(store, { name: 'Two', building: 'Main', floor: 2, sddl: salesOnly });
    await publish(store, { name: 'Three', building: 'Barn', sddl: salesOnly });
    const level = async (within: number, descriptors: readonly number[], limit = 10) => {
      const search = { within, descriptors, after: undefined, limit };
      return await store.report(findPlaces, search);
    };
    const shown = async (...given: Parameters<typeof level>) =>
      (await level(...given)).places.map(({ value, printers }) => [value, printers]);

    const [usa] = (await level(0, [0, 1])).places;
    expect(usa).toMatchObject({ category: 'country', value: 'USA', printers: 3 });
    const within = usa?.id ?? 0;
    expect(await shown(within, [0, 1])).toEqual([
      ['Barn', 1],
      ['Main', 2],
    ]);
    expect(await shown(within, [0])).toEqual([['Main', 1]]);
    const first = await level(within, [0, 1], 1);
    expect(first.next).toBe(placeTerm(within, 'building', 'Barn'));
    expect((await find(store, { place: first.places[0]?.id, descriptors: [0, 1] })).names).toEqual([
      'Three',
    ]);

    await store.mutate(deletePrinter, { id: one.id });
    expect(await shown(within, [0, 1])).toEqual([
      ['Barn', 1],
      ['Main', 1],
    ]);
    expect((await find(store, { keys: [wordTerm('one')] })).names).toEqual([]);
  });

  test('by nothing that is left of those that are gone', async () => {
    const store = await engine.open(await engine.newDatabase());
    const { id } = await publish(store, { name: 'One', building: 'Main' });
    await store.mutate(deletePrinter, { id });
    const tables = ['listed_printer', 'search_term', 'listed_by_term', 'place_count'] as const;
    const left = async (table: keyof Tables) =>
      store.read(async (db) => db.selectFrom(table).selectAll().execute());
    expect(await Promise.all(tables.map(left))).toEqual([[], [], [], []]);
  });
});
