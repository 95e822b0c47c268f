import { createHash } from 'node:crypto';
import { nameKey } from '../../src/directory/names.ts';
import { cellOf, unitsOf } from '../../src/printing/listing/cell.ts';
import { placeTerm, termKeys } from '../../src/printing/listing/term-keys.ts';
import { descriptors, type GeneratedPrinter } from './generated-printers.ts';
import { generatedSddl } from './generated-sddl.ts';

/** The rows of a table, as arrays in the order of its columns. */
export interface GeneratedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: 'bigint' | 'text' }[];
  readonly rows: Iterable<readonly (string | number | null)[]>;
}

// Three numbers are kept as one, which is sorted quickly: terms, descriptors, and printers.
const printersMost = 2 ** 21;
const descriptorsMost = 2 ** 10;
/** Words, abilities, values and places of one printer. */
const termsMost = 40;

/**
 * The tables as they are after publishing all these printers one after the other, which would take an
 * hour. A test holds that they are the same.
 */
export function generatedRows(
  printers: Iterable<GeneratedPrinter>,
  count: number,
): readonly GeneratedTable[] {
  const terms = new Map<string, readonly [id: number, category?: string, value?: string]>();
  const termOf = (key: string, category?: string, value?: string): number => {
    const known = terms.get(key);
    if (known !== undefined) return known[0];
    const id = terms.size + 1;
    terms.set(key, category === undefined || value === undefined ? [id] : [id, category, value]);
    return id;
  };
  const listed: (string | number | null)[][] = [];
  const byTerm = new Float64Array(count * termsMost);
  let filled = 0;
  const inPlaces = new Map<number, number>();
  for (const printer of printers) {
    const { number, name, descriptor, parts, position } = printer;
    const places: number[] = [];
    let within = 0;
    for (const { category, value } of parts) {
      const key = placeTerm(within, category, value);
      within = termOf(key, category, JSON.stringify(value));
      places.push(within);
      const counted = within * descriptorsMost + descriptor;
      inPlaces.set(counted, (inPlaces.get(counted) ?? 0) + 1);
    }
    const all = [...places, ...termKeys(printer).map((key) => termOf(key))];
    for (const term of all) {
      byTerm[filled] = (term * descriptorsMost + descriptor) * printersMost + number;
      filled += 1;
    }
    listed.push([
      number,
      `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      descriptor,
      name,
      nameKey(name),
      printer.manufacturer,
      printer.model,
      null,
      locationOf(printer),
      JSON.stringify(printer.capabilities),
      JSON.stringify(all),
      unitsOf(position.latitude),
      unitsOf(position.longitude),
      cellOf(position),
    ]);
  }
  const numbers = (...names: string[]) => names.map((name) => ({ name, type: 'bigint' as const }));
  const texts = (...names: string[]) => names.map((name) => ({ name, type: 'text' as const }));
  return [
    {
      name: 'security_descriptor',
      columns: [...numbers('id'), ...texts('sddl', 'hash')],
      rows: Array.from({ length: descriptors }, (_, index) => {
        const sddl = generatedSddl(index + 1);
        return [index + 1, sddl, createHash('sha256').update(sddl).digest('hex')];
      }),
    },
    {
      name: 'listed_printer',
      columns: [
        ...numbers('number'),
        ...texts('printer'),
        ...numbers('descriptor'),
        ...texts('name', 'name_key', 'manufacturer', 'model', 'device_model', 'location'),
        ...texts('capabilities', 'terms'),
        ...numbers('latitude', 'longitude', 'cell'),
      ],
      rows: listed,
    },
    {
      name: 'search_term',
      columns: [...numbers('id'), ...texts('key', 'category', 'value')],
      rows: Array.from(terms, ([key, [id, category, value]]) => [
        id,
        key,
        category ?? null,
        value ?? null,
      ]),
    },
    {
      name: 'listed_by_term',
      columns: numbers('term', 'descriptor', 'printer'),
      rows: unpacked(byTerm.subarray(0, filled).toSorted()),
    },
    {
      name: 'place_count',
      columns: numbers('place', 'descriptor', 'printers'),
      rows: Array.from(inPlaces, ([counted, printersThere]) => [
        Math.floor(counted / descriptorsMost),
        counted % descriptorsMost,
        printersThere,
      ]).toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0)),
    },
    {
      name: 'listed_by_cell',
      columns: numbers('cell', 'descriptor', 'printer'),
      rows: listed
        .map((row) => [row[13] ?? 0, row[2] ?? 0, row[0] ?? 0])
        .toSorted((one, other) => Number(one[0]) - Number(other[0])),
    },
  ];
}

function* unpacked(packed: Float64Array): Generator<readonly number[]> {
  for (const value of packed) {
    const printer = value % printersMost;
    const rest = (value - printer) / printersMost;
    const descriptor = rest % descriptorsMost;
    yield [(rest - descriptor) / descriptorsMost, descriptor, printer];
  }
}

/** As the canonical JSON of locations is. */
export function locationOf({ parts, position }: GeneratedPrinter): string {
  const places = parts.map(({ category, value }, depth) =>
    typeof value === 'number' ? { category, vn: value, depth } : { category, vs: value, depth },
  );
  const geo = Object.entries(position).map(([category, vn]) => ({ category, vn }));
  return JSON.stringify({ attrs: [...places, ...geo] });
}
