import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { nameKey } from '../../src/directory/names.ts';
import { distance } from '../../src/printing/listing/around.ts';
import {
  capabilityTerm,
  termKeys,
  valueTerm,
  wordTerm,
} from '../../src/printing/listing/term-keys.ts';
import { findListedPrinters } from '../../src/store/reports/discovery/find-listed-printers.ts';
import { findNearestPrinters } from '../../src/store/reports/discovery/find-nearest-printers.ts';
import { findPlaces } from '../../src/store/reports/discovery/find-places.ts';
import {
  type ListingSearch,
  mostSorted,
} from '../../src/store/reports/discovery/listing-search.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines } from '../store/engines.ts';
import { fillListing } from './fill-listing.ts';
import { generatedPrinters } from './generated-printers.ts';
import { generatedRows } from './generated-rows.ts';

/** Some printers in odd places, and the rest in sites; the descriptors of the first are more common. */
const printers = [...generatedPrinters(4000)].map((printer) => ({
  ...printer,
  descriptor: 1 + Math.floor((printer.descriptor / 1000) ** 2 * 300),
  position: oddPlace(printer.number) ?? printer.position,
}));

function oddPlace(number: number) {
  const aside = (number % 97) / 500;
  if (number % 20 === 0) return { latitude: 64 + aside, longitude: 179.95 + aside / 5 };
  if (number % 20 === 1) return { latitude: 64 - aside, longitude: -179.99 + aside };
  if (number % 20 === 2) return { latitude: 89.9 + aside / 2, longitude: aside * 1800 - 180 };
  if (number % 20 === 3) return { latitude: -90 + aside, longitude: 180 - aside * 1800 };
  return undefined;
}

const callers = {
  'sees all': Array.from({ length: 301 }, (_, index) => index + 1),
  'sees some': Array.from({ length: 301 }, (_, index) => index + 1).filter((id) => id % 3 === 1),
  'sees few': [7, 41, 120, 299],
};

const wanted: Readonly<Record<string, readonly string[]>> = {
  'all of them': [],
  'one word': [wordTerm('aster')],
  'two words': [wordTerm('brandt'), wordTerm('sales')],
  'a building': [valueTerm('country', 'France'), valueTerm('building', 'Building 1')],
  'one ability': [capabilityTerm('colour')],
  'several abilities': ['colour', 'duplex', 'media=iso_a4_210x297mm'].map(capabilityTerm),
};

const places = [
  { latitude: 64, longitude: 180 },
  { latitude: 64.1, longitude: -179.9 },
  { latitude: 90, longitude: 0 },
  { latitude: -89.99, longitude: 120 },
  { latitude: 10, longitude: 20 },
  ...printers.slice(20, 24).map(({ position }) => position),
];

const termsOf = new Map(printers.map((printer) => [printer.number, new Set(termKeys(printer))]));

function lookedOver(descriptors: readonly number[], keys: readonly string[]) {
  const visible = new Set(descriptors);
  return printers.filter(
    ({ number, descriptor }) =>
      visible.has(descriptor) && keys.every((key) => termsOf.get(number)?.has(key) === true),
  );
}

async function allPages(store: Store, search: Omit<ListingSearch, 'limit' | 'after'>) {
  const found: string[] = [];
  const counts: (number | undefined)[] = [];
  for (let after: ListingSearch['after']; ;) {
    const page = await store.report(findListedPrinters, { ...search, after, limit: 300 });
    found.push(...page.printers.map(({ name }) => name));
    counts.push(page.count);
    after = page.next;
    if (after === undefined) return { found, count: counts[0] };
  }
}

async function byTerms(store: Store): Promise<void> {
  for (const [caller, descriptors] of Object.entries(callers)) {
    for (const [what, keys] of Object.entries(wanted)) {
      const names = lookedOver(descriptors, keys).map(({ name }) => name);
      const { found, count } = await allPages(store, { descriptors, keys });
      expect([caller, what, found.toSorted()]).toEqual([caller, what, names.toSorted()]);
      if (count !== undefined) expect(count).toBe(names.length);
      if (names.length > mostSorted) continue;
      expect(found.map(nameKey)).toEqual(names.map(nameKey).toSorted());
    }
  }
}

async function nearPlaces(store: Store): Promise<void> {
  for (const [caller, descriptors] of Object.entries(callers)) {
    for (const [what, keys] of Object.entries(wanted)) {
      const metres = lookedOver(descriptors, keys).map(({ position }) => position);
      for (const from of places) {
        const search = { descriptors, keys, from, limit: 20 };
        const near = await store.report(findNearestPrinters, search);
        const nearest = metres
          .map((there) => distance(from, there))
          .toSorted((one, other) => one - other)
          .slice(0, 20);
        expect(near.length, `${caller} ${what}`).toBe(nearest.length);
        for (const [index, one] of near.entries()) {
          const apart = Math.abs(one.metres - (nearest[index] ?? Infinity));
          expect(apart, `${caller} ${what} ${JSON.stringify(from)} ${index}`).toBeLessThan(1);
        }
      }
    }
  }
}

async function countries(store: Store, descriptors: readonly number[]) {
  const search = { within: 0, descriptors, after: undefined, limit: 100 };
  const { places: found } = await store.report(findPlaces, search);
  return new Map(found.map(({ value, printers: count }) => [value, count]));
}

function countriesLookedOver(descriptors: readonly number[]) {
  const counted = new Map<string | number, number>();
  for (const { parts } of lookedOver(descriptors, [])) {
    const country = parts[0]?.value ?? '';
    counted.set(country, (counted.get(country) ?? 0) + 1);
  }
  return counted;
}

describeEngines('what is found is what looking at each printer finds', (engine) => {
  test('by terms, near a place and in the tree of places', async () => {
    const url = await engine.newDatabase();
    await (await engine.open(url, systemClock)).close();
    await fillListing(url, generatedRows(printers));
    const store = await engine.open(url, systemClock);
    await byTerms(store);
    await nearPlaces(store);
    for (const descriptors of Object.values(callers)) {
      expect(await countries(store, descriptors)).toEqual(countriesLookedOver(descriptors));
    }
  }, 60_000);
});
