import type { GivenPart } from './given-part.ts';
import { readGeo } from './read-geo.ts';
import { type Loose, type LooseObject, readLooseJson } from './loose-json.ts';
import { knownCategories, locationErrors, locationForm } from './location-errors.ts';
import { near } from './near.ts';
import { withoutWrapping } from './without-wrapping.ts';

/**
 * The places in the JSON of Publish-CloudPrinter, `{"attrs":[…]}`, in a list without it, or in an object with
 * a member for each category, as Universal Print has it.
 */
export function readLocationJson(text: string): readonly GivenPart[] {
  const json = withoutWrapping(text);
  const read = readLooseJson(json, (reason, position) =>
    locationErrors('not-json', {
      reason,
      position,
      near: near(json, position),
      form: locationForm,
    }),
  );
  if (read.kind === 'list') return partsOf(read.items);
  if (read.kind !== 'object') throw wrongShape(read, 'an object');
  return read.members.flatMap(({ name, value }) => {
    if (name === 'attrs') {
      if (value.kind !== 'list') throw wrongShape(value, 'a list of places');
      return partsOf(value.items);
    }
    return flatParts(name, value);
  });
}

function partsOf(items: readonly Loose[]): readonly GivenPart[] {
  return items.flatMap((item) => {
    if (item.kind !== 'object')
      throw wrongShape(item, 'a place with category, vs or vn, and depth');
    return partOf(item);
  });
}

function partOf({ members, at }: LooseObject): readonly GivenPart[] {
  const fields = new Map(members.map(({ name, value }) => [name.toLowerCase(), value]));
  const named = fields.get('category');
  if (named?.kind !== 'text') {
    throw locationErrors('no-category', { position: at, allowed: knownCategories });
  }
  const category = String(named.value);
  const value = oneValue(category, at, fields.get('vs'), fields.get('vn'));
  const depth = fields.get('depth');
  if (depth === undefined || isNull(depth)) return readGeo({ category, value, at });
  if (depth.kind === 'list' || depth.kind === 'object') throw wrongShape(depth, 'a depth');
  return readGeo({ category, value, at, depth: depth.value });
}

function oneValue(
  category: string,
  at: number,
  text: Loose | undefined,
  number: Loose | undefined,
): string | number {
  const said = [text, number]
    .filter((value) => value !== undefined)
    .filter((value) => !isNull(value));
  const [first, second] = said.map((value) => scalar(category, value));
  if (first === undefined) {
    throw locationErrors('no-value', { category, position: at }, { target: category });
  }
  if (second !== undefined && String(second) !== String(first)) {
    const values = { category, position: at, text: first, number: second };
    throw locationErrors('two-values', values, { target: category });
  }
  return first;
}

function scalar(category: string, value: Loose): string | number {
  if (value.kind === 'text' || value.kind === 'number') return value.value;
  const values = { category, position: value.at, found: foundIn(value) };
  throw locationErrors('not-a-value', values, { target: category });
}

/** A member for one category; a list of them is from the widest to the narrowest. */
function flatParts(name: string, value: Loose): readonly GivenPart[] {
  if (name.startsWith('@odata.') || isNull(value)) return [];
  if (value.kind === 'object' && name === 'geo') {
    return value.members.flatMap((member) => flatParts(member.name, member.value));
  }
  const values = value.kind === 'list' ? value.items : [value];
  return values.flatMap((one) => readGeo({ category: name, value: scalar(name, one), at: one.at }));
}

function isNull(value: Loose): boolean {
  return value.kind === 'word' && value.value === 'null';
}

function wrongShape(value: Loose, wanted: string): Error {
  return locationErrors('wrong-shape', {
    found: foundIn(value),
    position: value.at,
    wanted,
    form: locationForm,
  });
}

function foundIn(value: Loose): string {
  if (value.kind === 'list') return 'a list';
  if (value.kind === 'object') return 'an object';
  return `"${String(value.value).slice(0, 100)}"`;
}
