export interface Category {
  /** How people write it besides; letters only, in lower case. */
  readonly aliases: readonly string[];
  /** What its number may be; without, it is text. */
  readonly range?: readonly [least: number, most: number];
  /** It may be there several times, the wider before the narrower. */
  readonly several?: true;
}

/**
 * What a place in the tree of locations can be, from the widest to the narrowest. The names are those
 * of Hybrid Cloud Print, and the rest of Universal Print's written in the same way.
 */
export const locationCategories = {
  country: { aliases: ['countryorregion', 'region'] },
  organization: { aliases: ['organisation', 'org', 'company'], several: true },
  state: { aliases: ['stateorprovince', 'province'] },
  subdivision: { aliases: [], several: true },
  city: { aliases: ['town'] },
  postal_code: { aliases: ['postcode', 'zip', 'zipcode'] },
  street_address: { aliases: ['street', 'address'] },
  site: { aliases: ['campus'] },
  building: { aliases: ['buildingname', 'bldg'] },
  sub_unit: { aliases: ['wing'], several: true },
  floor_number: { aliases: [], range: [-999, 9999] },
  floor_name: { aliases: [] },
  floor_description: { aliases: [] },
  room_name: { aliases: ['room', 'roomnumber'] },
  room_description: { aliases: [] },
} as const satisfies Readonly<Record<string, Category>>;

export type LocationCategory = keyof typeof locationCategories;

/** Where it is on the earth: degrees of WGS 84, and metres. */
export const geoCategories = {
  latitude: { aliases: ['lat'], range: [-90, 90] },
  longitude: { aliases: ['lon', 'lng', 'long'], range: [-180, 180] },
  altitude: { aliases: ['alt', 'altitudeinmeters'], range: [-11_000, 9000] },
} as const satisfies Readonly<Record<string, Category>>;

export type GeoCategory = keyof typeof geoCategories;

/** All of them, in their order. */
export const categoryNames = [
  ...(Object.keys(locationCategories) as LocationCategory[]),
  ...(Object.keys(geoCategories) as GeoCategory[]),
] as const;

const order = new Map<string, number>(categoryNames.map((name, place) => [name, place]));

/** By letters alone: people write floor_number, floorNumber, "Floor Number", and floor\_number from web pages. */
const byLetters = new Map<string, LocationCategory | GeoCategory>(
  categoryNames.flatMap((name) => [
    [letters(name), name] as const,
    ...categoryOf(name).aliases.map((alias) => [alias, name] as const),
  ]),
);

/** The category that somebody means; a floor is its number where it has one. */
export function findCategory(
  written: string,
  isNumber: boolean,
): LocationCategory | GeoCategory | undefined {
  const found = letters(written);
  if (found === 'floor') return isNumber ? 'floor_number' : 'floor_name';
  return byLetters.get(found);
}

export function categoryOf(name: LocationCategory | GeoCategory): Category {
  return isGeo(name) ? geoCategories[name] : locationCategories[name];
}

export function isGeo(name: LocationCategory | GeoCategory): name is GeoCategory {
  return Object.hasOwn(geoCategories, name);
}

/** Wider places before narrower ones. */
export function compareCategories(one: LocationCategory, other: LocationCategory): number {
  return (order.get(one) ?? 0) - (order.get(other) ?? 0);
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\\-]/g, '');
}
