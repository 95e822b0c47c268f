import { createHash } from 'node:crypto';
import { nameKey } from '../../src/directory/names.ts';
import { cellOf, unitsOf } from '../../src/printing/listing/cell.ts';
import { placeTerm, termKeys } from '../../src/printing/listing/term-keys.ts';
import { descriptors, type GeneratedPrinter } from './generated-printers.ts';
import { generatedSddl } from './generated-sddl.ts';

export type GeneratedRow = readonly (string | number | null)[];

/** The rows of a table, as arrays in the order of its columns. */
export interface GeneratedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<GeneratedRow>;
}

/** A place and a descriptor are kept as one number. */
const descriptorsMost = 2 ** 10;

/**
 * The tables as they are after publishing all these printers one after the other, which would take an
 * hour, but for what they are listed by. A test holds that they are the same. Rows are made as they are
 * read, and those of printers tell what the later ones are: they are to be read in this order, once.
 */
export function generatedRows(printers: Iterable<GeneratedPrinter>): readonly GeneratedTable[] {
  const terms = new Map<string, readonly [id: number, category?: string, value?: string]>();
  const inPlaces = new Map<number, number>();
  return [
    {
      name: 'security_descriptor',
      columns: ['id', 'sddl', 'hash'],
      rows: descriptorRows(),
    },
    {
      name: 'listed_printer',
      columns: [
        'number',
        'printer',
        'descriptor',
        'name',
        'name_key',
        'manufacturer',
        'model',
        'device_model',
        'location',
        'capabilities',
        'terms',
        'latitude',
        'longitude',
        'cell',
      ],
      rows: printerRows(printers, { terms, inPlaces }),
    },
    {
      name: 'search_term',
      columns: ['id', 'key', 'category', 'value'],
      rows: termRows(terms),
    },
    {
      name: 'place_count',
      columns: ['place', 'descriptor', 'printers'],
      rows: placeRows(inPlaces),
    },
  ];
}

interface Seen {
  readonly terms: Map<string, readonly [id: number, category?: string, value?: string]>;
  readonly inPlaces: Map<number, number>;
}

function* printerRows(
  printers: Iterable<GeneratedPrinter>,
  { terms, inPlaces }: Seen,
): Generator<GeneratedRow> {
  const termOf = (key: string, category?: string, value?: string): number => {
    const known = terms.get(key);
    if (known !== undefined) return known[0];
    const id = terms.size + 1;
    terms.set(key, category === undefined || value === undefined ? [id] : [id, category, value]);
    return id;
  };
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
    yield [
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
    ];
  }
}

function* descriptorRows(): Generator<GeneratedRow> {
  for (let id = 1; id <= descriptors; id += 1) {
    const sddl = generatedSddl(id);
    yield [id, sddl, createHash('sha256').update(sddl).digest('hex')];
  }
}

function* termRows(terms: Seen['terms']): Generator<GeneratedRow> {
  for (const [key, [id, category, value]] of terms) {
    yield [id, key, category ?? null, value ?? null];
  }
}

function* placeRows(inPlaces: Seen['inPlaces']): Generator<GeneratedRow> {
  const inOrder = Float64Array.from(inPlaces.keys()).toSorted();
  for (const counted of inOrder) {
    const descriptor = counted % descriptorsMost;
    const printers = inPlaces.get(counted) ?? 0;
    yield [(counted - descriptor) / descriptorsMost, descriptor, printers];
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
