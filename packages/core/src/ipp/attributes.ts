import { endOf, valuesIn, type AttributeBytes } from './attribute-bytes.ts';
import { ippErrors } from './ipp-errors.ts';
import {
  asBoolean,
  asCharset,
  asCollection,
  asDateTime,
  asEnum,
  asInteger,
  asKeyword,
  asKeywordOrName,
  asLanguage,
  asMimeType,
  asName,
  asOctets,
  asRange,
  asResolution,
  asText,
  asUri,
  asUriScheme,
  type ReadAs,
} from './values/read-as.ts';
import type { DateTime } from './values/date-time.ts';
import type { OutOfBand, Range, Resolution, Value } from './values/value.ts';

export interface Attribute {
  readonly name: string;
  readonly values: readonly Value[];
}

const noValues: readonly Value[] = [];
/** A search through so few names is quicker than an index is made. */
const fewNames = 12;

/**
 * The attributes of a group or a collection, in their order. They are bytes, and values are made when
 * they are asked for. An attribute that is not there is undefined, or no values, and so is one that has
 * an out-of-band value; one of a wrong type or with too many values is an error with its name.
 */
export class Attributes {
  /** As they are sent. */
  readonly encoded: AttributeBytes;
  #index: ReadonlyMap<string, number> | undefined;

  constructor(encoded: AttributeBytes) {
    this.encoded = encoded;
  }

  /** Of all of them, in their order. */
  get attributeNames(): readonly string[] {
    return this.encoded.names;
  }

  has(name: string): boolean {
    return this.#find(name) !== -1;
  }

  /** None where the attribute is not there; of one that is there twice, those of the first. */
  values(name: string): readonly Value[] {
    const place = this.#find(name);
    return place === -1 ? noValues : this.#valuesAt(place);
  }

  /** The attribute as it is sent, with its name; of one that is there twice, the first. */
  bytesOf(name: string): Buffer | undefined {
    const place = this.#find(name);
    if (place === -1) return undefined;
    const { bytes, starts, end } = this.encoded;
    return bytes.subarray(starts[place] ?? end, endOf(this.encoded, place));
  }

  [Symbol.iterator](): IterableIterator<Attribute> {
    return this.attributeNames
      .map((name, place) => ({ name, values: this.#valuesAt(place) }))
      .values();
  }

  /** Those that are wanted, without making their values. */
  those(wanted: (name: string) => boolean): Attributes {
    const { bytes, form, end, names } = this.encoded;
    const places = [...names.keys()].filter((place) => wanted(names[place] ?? ''));
    return new Attributes({
      bytes,
      form,
      names: places.map((place) => names[place] ?? ''),
      starts: places.map((place) => this.encoded.starts[place] ?? end),
      ends: places.map((place) => endOf(this.encoded, place)),
      end,
    });
  }

  /** A name that is there twice, which RFC 8011 forbids. */
  repeated(): string | undefined {
    const seen = new Set<string>();
    return this.attributeNames.find((name) => seen.size === seen.add(name).size);
  }

  /** The reason that stands where there would be a value. */
  outOfBand(name: string): OutOfBand | undefined {
    const value = this.values(name)[0];
    return value === undefined || 'value' in value ? undefined : value.type;
  }

  /** The one value, undefined where there is none. */
  one<Wanted>(name: string, as: ReadAs<Wanted>): Wanted | undefined {
    const values = this.values(name);
    const [value] = values;
    if (value === undefined) return undefined;
    if (values.length > 1) {
      throw ippErrors('several-values', { name, count: values.length }, { target: name });
    }
    return 'value' in value ? readAs(name, value, as) : undefined;
  }

  /** The one value, which has to be there. */
  need<Wanted>(name: string, as: ReadAs<Wanted>): Wanted {
    const value = this.one(name, as);
    if (value === undefined) throw ippErrors('missing-attribute', { name }, { target: name });
    return value;
  }

  /** All values. */
  all<Wanted>(name: string, as: ReadAs<Wanted>): readonly Wanted[] {
    const values = this.values(name);
    if (values.length === 1 && !('value' in (values[0] ?? {}))) return [];
    return values.map((value) => readAs(name, value, as));
  }

  integer(name: string): number | undefined {
    return this.one(name, asInteger);
  }

  integers(name: string): readonly number[] {
    return this.all(name, asInteger);
  }

  enum(name: string): number | undefined {
    return this.one(name, asEnum);
  }

  enums(name: string): readonly number[] {
    return this.all(name, asEnum);
  }

  boolean(name: string): boolean | undefined {
    return this.one(name, asBoolean);
  }

  keyword(name: string): string | undefined {
    return this.one(name, asKeyword);
  }

  keywords(name: string): readonly string[] {
    return this.all(name, asKeyword);
  }

  keywordOrName(name: string): string | undefined {
    return this.one(name, asKeywordOrName);
  }

  keywordsOrNames(name: string): readonly string[] {
    return this.all(name, asKeywordOrName);
  }

  text(name: string): string | undefined {
    return this.one(name, asText);
  }

  texts(name: string): readonly string[] {
    return this.all(name, asText);
  }

  name(name: string): string | undefined {
    return this.one(name, asName);
  }

  names(name: string): readonly string[] {
    return this.all(name, asName);
  }

  uri(name: string): string | undefined {
    return this.one(name, asUri);
  }

  uris(name: string): readonly string[] {
    return this.all(name, asUri);
  }

  uriScheme(name: string): string | undefined {
    return this.one(name, asUriScheme);
  }

  uriSchemes(name: string): readonly string[] {
    return this.all(name, asUriScheme);
  }

  charset(name: string): string | undefined {
    return this.one(name, asCharset);
  }

  charsets(name: string): readonly string[] {
    return this.all(name, asCharset);
  }

  naturalLanguage(name: string): string | undefined {
    return this.one(name, asLanguage);
  }

  naturalLanguages(name: string): readonly string[] {
    return this.all(name, asLanguage);
  }

  mimeMediaType(name: string): string | undefined {
    return this.one(name, asMimeType);
  }

  mimeMediaTypes(name: string): readonly string[] {
    return this.all(name, asMimeType);
  }

  octetString(name: string): Uint8Array | undefined {
    return this.one(name, asOctets);
  }

  octetStrings(name: string): readonly Uint8Array[] {
    return this.all(name, asOctets);
  }

  dateTime(name: string): DateTime | undefined {
    return this.one(name, asDateTime);
  }

  resolution(name: string): Resolution | undefined {
    return this.one(name, asResolution);
  }

  resolutions(name: string): readonly Resolution[] {
    return this.all(name, asResolution);
  }

  rangeOfInteger(name: string): Range | undefined {
    return this.one(name, asRange);
  }

  rangesOfInteger(name: string): readonly Range[] {
    return this.all(name, asRange);
  }

  collection(name: string): Attributes | undefined {
    return this.one(name, asCollection);
  }

  collections(name: string): readonly Attributes[] {
    return this.all(name, asCollection);
  }

  #find(name: string): number {
    const { names } = this.encoded;
    if (names.length <= fewNames) return names.indexOf(name);
    this.#index ??= indexOf(names);
    return this.#index.get(name) ?? -1;
  }

  #valuesAt(place: number): readonly Value[] {
    return valuesIn(this.encoded, place, newAttributes);
  }
}

function newAttributes(encoded: AttributeBytes): Attributes {
  return new Attributes(encoded);
}

function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const [place, name] of names.entries()) {
    if (!index.has(name)) index.set(name, place);
  }
  return index;
}

function readAs<Wanted>(name: string, value: Value, { wanted, read }: ReadAs<Wanted>): Wanted {
  const found = read(value);
  if (found !== undefined) return found;
  const given = value.type === 'other' ? `of the tag ${value.tag}` : `a value of ${value.type}`;
  throw ippErrors('wrong-type', { name, given, wanted }, { target: name });
}
