/** A printer as an organisation with a million of them has it. */
export interface GeneratedPrinter {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly capabilities: readonly string[];
  readonly parts: readonly { readonly category: string; readonly value: string | number }[];
  readonly position: { readonly latitude: number; readonly longitude: number };
  /** From 1. */
  readonly descriptor: number;
}

const countries = [
  'Austria',
  'Belgium',
  'Brazil',
  'Canada',
  'Chile',
  'Denmark',
  'Finland',
  'France',
  'Germany',
  'India',
  'Ireland',
  'Italy',
  'Japan',
  'Kenya',
  'Mexico',
  'Netherlands',
  'Norway',
  'Poland',
  'Portugal',
  'Spain',
  'Sweden',
  'Switzerland',
  'USA',
  'United Kingdom',
];
const beginnings = [
  'Alder',
  'Ash',
  'Birch',
  'Brook',
  'Clear',
  'Dun',
  'Elm',
  'Fair',
  'Glen',
  'Green',
  'Hart',
  'Hazel',
  'Kings',
  'Lake',
  'Maple',
  'Mill',
  'North',
  'Oak',
  'Pine',
  'Red',
  'Rose',
  'South',
  'Spring',
  'Stone',
  'Wal',
  'West',
  'White',
  'Wind',
  'Wood',
  'York',
];
const endings = [
  'bridge',
  'brook',
  'bury',
  'dale',
  'field',
  'ford',
  'ham',
  'haven',
  'hill',
  'hurst',
  'ley',
  'mere',
  'mond',
  'mouth',
  'port',
  'side',
  'stead',
  'ton',
  'view',
  'ville',
  'well',
  'wick',
];
const makers = ['Aster', 'Brandt', 'Corona', 'Delphi', 'Emberly', 'Fujimaki', 'Harlow', 'Kestrel'];
const lines = ['Laser', 'LaserPro', 'ColorJet', 'WorkCentre', 'OfficeJet', 'Phaser', 'Ledger'];
const departments = ['Sales', 'Finance', 'Legal', 'Lab', 'Library', 'Reception', 'Workshop'];

export const descriptors = 1000;
const sites = 2000;

/** The same ones at every run, in the order of their numbers. */
export function* generatedPrinters(count: number): Generator<GeneratedPrinter> {
  const models = Array.from({ length: 400 }, (_, index) => modelOf(index));
  const placed = Array.from({ length: sites }, (_, index) => siteOf(index));
  const random = randomFrom(20_261_121);
  for (let number = 1; number <= count; number += 1) {
    // Few sites are large: half of the printers are in a seventh of them.
    const site = placed[Math.floor(random() ** 3 * sites)] ?? placed[0];
    const model = models[Math.floor(random() ** 2 * models.length)] ?? models[0];
    if (site === undefined || model === undefined) return;
    const building = 1 + Math.floor(random() * site.buildings);
    const floor = Math.floor(random() * 8);
    const room = `${floor}${String(Math.floor(random() * 400)).padStart(3, '0')}`;
    const department = departments[Math.floor(random() * departments.length)];
    yield {
      number,
      name: `${department} ${site.code}-${building}-${String(number).padStart(7, '0')}`,
      manufacturer: model.manufacturer,
      model: model.model,
      capabilities: model.capabilities,
      parts: [
        { category: 'country', value: site.country },
        { category: 'organization', value: 'Contoso' },
        { category: 'site', value: site.name },
        { category: 'building', value: `Building ${building}` },
        { category: 'floor_number', value: floor },
        { category: 'room_name', value: room },
      ],
      position: {
        latitude: site.latitude + building * 0.001,
        longitude: site.longitude + (building % 7) * 0.001,
      },
      // Most printers of a site are for the same people.
      descriptor: random() < 0.7 ? site.descriptor : 1 + Math.floor(random() * descriptors),
    };
  }
}

/** Which of 2,000 groups a descriptor lets in; every fiftieth lets in everybody, who are group 0. */
export function groupsLetIn(descriptor: number): readonly number[] {
  if (descriptor % 50 === 0) return [0];
  const random = randomFrom(descriptor * 7919);
  const count = 1 + Math.floor(random() * 4);
  return Array.from({ length: count }, () => 1 + Math.floor(random() * 2000));
}

/** The groups of somebody who is in fifty, and in everybody. */
export function groupsOf(caller: number): readonly number[] {
  const random = randomFrom(caller * 104_729 + 1);
  return [0, ...Array.from({ length: 50 }, () => 1 + Math.floor(random() * 2000))];
}

function siteOf(index: number) {
  const random = randomFrom(index * 31 + 7);
  const name = `${beginnings[index % 30] ?? ''}${endings[Math.floor(index / 30) % 22] ?? ''}`;
  const again = Math.floor(index / 660);
  return {
    name: again === 0 ? name : `${name} ${again + 1}`,
    code: `${name.slice(0, 3)}${index}`.toUpperCase(),
    country: countries[Math.floor(random() * countries.length)] ?? 'USA',
    buildings: 1 + Math.floor(random() * 20),
    latitude: -50 + random() * 115,
    longitude: -180 + random() * 359,
    descriptor: 1 + Math.floor(random() * descriptors),
  };
}

function modelOf(index: number) {
  const random = randomFrom(index * 17 + 3);
  const isLarge = random() < 0.25;
  return {
    manufacturer: makers[index % makers.length] ?? '',
    model: `${lines[index % lines.length]} ${100 + index * 10}${random() < 0.5 ? 'dn' : ''}`,
    capabilities: [
      ...(random() < 0.5 ? ['colour'] : []),
      ...(random() < 0.7 ? ['duplex'] : []),
      ...(isLarge ? ['media=iso_a3_297x420mm', 'media=na_ledger_11x17in'] : []),
      'media=iso_a4_210x297mm',
      'media=na_letter_8.5x11in',
      'media=iso_a5_148x210mm',
      ...(random() < 0.2 ? ['finishing=staple', 'finishing=punch'] : []),
      ...(isLarge && random() < 0.1 ? ['finishing=fold'] : []),
    ],
  };
}

/** Numbers from 0 to 1, the same from the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
