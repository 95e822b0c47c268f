import { Attributes } from '../attributes.ts';
import { enumNumber } from '../tables/enums.ts';
import { wholeName } from '../tables/find-syntax.ts';
import type { SyntaxType } from '../tables/syntax.ts';
import { endCollectionTag, firstValueTag, memberNameTag, valueTags } from '../tags.ts';
import { dateTimeBytes, dateTimeOf, type DateTime } from '../values/date-time.ts';
import { faultOf } from '../values/fault-of.ts';
import type { OtherValue, Range, Resolution, Value } from '../values/value.ts';
import { longestValue, type ByteWriter } from './byte-writer.ts';
import { copyAttributes } from './copy-attributes.ts';
import {
  isDateTime,
  isList,
  isRange,
  isResolution,
  isValue,
  type Given,
  type GivenAttributes,
} from './given.ts';
import { notEncodable } from './not-encodable.ts';
import { tagsFor, type TagsFor } from './tags-for.ts';

/** Writes attributes, as they were given or as they came. */
export class AttributeWriter {
  readonly #out: ByteWriter;
  /** Of the attribute that is being written. */
  #name = '';
  /** What stands in the head of the next value: the attribute's name, and no name in all that follow. */
  #nameInHead = '';

  constructor(out: ByteWriter) {
    this.#out = out;
  }

  write(attributes: Attributes | GivenAttributes, form: 'group' | 'collection'): void {
    if (attributes instanceof Attributes) {
      copyAttributes(this.#out, attributes.encoded, form);
      return;
    }
    for (const name of Object.keys(attributes)) {
      const given = attributes[name];
      if (given !== undefined) this.#attribute(name, given, form);
    }
  }

  #attribute(name: string, given: Given | readonly Given[], form: 'group' | 'collection'): void {
    this.#name = name;
    if (name === '') throw notEncodable(name, given, 'it has no name');
    if (form === 'collection') {
      this.#head(memberNameTag);
      if (!this.#out.string(name, 'latin1')) throw notEncodable(name, given, 'its name is none');
    } else {
      this.#nameInHead = name;
    }
    const tags = tagsFor(name);
    if (!isList(given)) {
      this.#given(given, tags);
      return;
    }
    if (given.length === 0) throw notEncodable(name, given, 'an attribute has at least one value');
    for (const each of given) {
      this.#given(each, tags);
      this.#name = name;
    }
  }

  #given(given: Given, tags: TagsFor | undefined): void {
    switch (typeof given) {
      case 'number':
        this.#number(given, tags?.number ?? 0);
        return;
      case 'string':
        this.#words(given, tags);
        return;
      case 'boolean':
        this.#expect('boolean', given, tags);
        this.#boolean(given);
        return;
      default:
        this.#object(given, tags);
    }
  }

  #object(given: Exclude<Given, number | string | boolean>, tags: TagsFor | undefined): void {
    if (given instanceof Uint8Array) {
      this.#expect('octetString', given, tags);
      this.#bytes(valueTags.octetString, given);
    } else if (given instanceof Date) {
      this.#expect('dateTime', given, tags);
      if (Number.isNaN(given.getTime())) throw notEncodable(this.#name, given, 'it is no time');
      this.#dateTime(dateTimeOf(given));
    } else if (given instanceof Attributes) {
      this.#expect('collection', given, tags);
      this.#collection(given);
    } else if (isValue(given)) {
      this.#value(given);
    } else if (isRange(given)) {
      this.#expect('rangeOfInteger', given, tags);
      this.#range(given);
    } else if (isResolution(given)) {
      this.#expect('resolution', given, tags);
      this.#resolution(given);
    } else if (isDateTime(given)) {
      this.#expect('dateTime', given, tags);
      this.#dateTime(given);
    } else {
      this.#expect('collection', given, tags);
      this.#collection(given);
    }
  }

  /** A value that says itself what it is, whatever the table has. */
  #value(value: Value): void {
    switch (value.type) {
      case 'integer':
      case 'enum':
        this.#number(value.value, valueTags[value.type]);
        return;
      case 'boolean':
        this.#boolean(value.value);
        return;
      case 'octetString':
        this.#bytes(valueTags.octetString, value.value);
        return;
      case 'dateTime':
        this.#dateTime(value.value);
        return;
      case 'resolution':
        this.#resolution(value.value);
        return;
      case 'rangeOfInteger':
        this.#range(value.value);
        return;
      case 'collection':
        this.#collection(value.value);
        return;
      case 'textWithLanguage':
      case 'nameWithLanguage':
        this.#withLanguage(valueTags[value.type], value.language, value.value);
        return;
      case 'other':
        this.#other(value);
        return;
      default:
        if ('value' in value) {
          this.#string(valueTags[value.type], value.value);
        } else {
          this.#head(valueTags[value.type]);
          this.#out.short(0);
        }
    }
  }

  #head(tag: number): void {
    const out = this.#out;
    if (this.#nameInHead === '') {
      out.byteAndNone(tag);
      return;
    }
    out.byte(tag);
    if (!out.string(this.#nameInHead, 'latin1')) {
      throw notEncodable(this.#name, this.#name, 'its name is none');
    }
    this.#nameInHead = '';
  }

  #number(value: number, tag: number): void {
    if (tag === valueTags.rangeOfInteger) {
      this.#range({ lower: value, upper: value });
      return;
    }
    if (tag === 0) throw notEncodable(this.#name, value, notInTable);
    this.#checkInteger(value);
    this.#head(tag);
    this.#out.short(4);
    this.#out.integer(value);
  }

  #boolean(value: boolean): void {
    this.#head(valueTags.boolean);
    this.#out.short(1);
    this.#out.byte(value ? 1 : 0);
  }

  #words(text: string, tags: TagsFor | undefined): void {
    if (tags === undefined) throw notEncodable(this.#name, text, notInTable);
    const { word, string } = tags;
    if (string !== 0) {
      this.#string(word !== 0 && (word === string || keyword.test(text)) ? word : string, text);
      return;
    }
    const number = tags.takes('enum') ? enumNumber(wholeName(this.#name), text) : undefined;
    if (number === undefined) throw notEncodable(this.#name, text, notInTable);
    this.#number(number, valueTags.enum);
  }

  #string(tag: number, text: string): void {
    this.#head(tag);
    if (!this.#out.string(text, 'utf8')) throw notEncodable(this.#name, text, noString);
  }

  #withLanguage(tag: number, language: string, text: string): void {
    this.#head(tag);
    const lengthAt = this.#out.length;
    this.#out.short(0);
    if (!this.#out.string(language, 'utf8') || !this.#out.string(text, 'utf8')) {
      throw notEncodable(this.#name, text, noString);
    }
    const length = this.#out.length - lengthAt - 2;
    if (length > longestValue) throw notEncodable(this.#name, text, noString);
    this.#out.shortAt(lengthAt, length);
  }

  #bytes(tag: number, bytes: Uint8Array): void {
    if (bytes.length > longestValue) throw notEncodable(this.#name, bytes, 'it is too long');
    this.#head(tag);
    this.#out.short(bytes.length);
    this.#out.raw(bytes);
  }

  #dateTime(time: DateTime): void {
    const numbers = dateTimeBytes(time);
    const bytes = Uint8Array.from(numbers);
    const fits = numbers.every((number, index) => number === bytes[index]);
    if (!fits || faultOf(valueTags.dateTime, bytes, 0, bytes.length) !== undefined) {
      throw notEncodable(this.#name, time, 'it is no time');
    }
    this.#bytes(valueTags.dateTime, bytes);
  }

  #range({ lower, upper }: Range): void {
    this.#checkInteger(lower);
    this.#checkInteger(upper);
    this.#head(valueTags.rangeOfInteger);
    this.#out.short(8);
    this.#out.integer(lower);
    this.#out.integer(upper);
  }

  #resolution({ cross, feed, unit }: Resolution): void {
    this.#checkInteger(cross);
    this.#checkInteger(feed);
    this.#head(valueTags.resolution);
    this.#out.short(9);
    this.#out.integer(cross);
    this.#out.integer(feed);
    this.#out.byte(unit === 'dpi' ? 3 : 4);
  }

  #collection(members: Attributes | GivenAttributes): void {
    this.#head(valueTags.collection);
    this.#out.short(0);
    this.write(members, 'collection');
    this.#head(endCollectionTag);
    this.#out.short(0);
  }

  #other({ tag, value }: OtherValue): void {
    if (!(tag >= firstValueTag && tag <= 0xff) || isOfCollections(tag)) {
      throw notEncodable(this.#name, value, `no value has the tag ${tag}`);
    }
    this.#bytes(tag, value);
  }

  #checkInteger(value: number): void {
    if (value !== (value | 0)) {
      throw notEncodable(this.#name, value, 'it is no integer of 32 bits');
    }
  }

  /** What an attribute of the table can have; of others it says itself what it is. */
  #expect(type: SyntaxType, given: Given, tags: TagsFor | undefined): void {
    if (tags?.takes(type) === false) throw notEncodable(this.#name, given, notInTable);
  }
}

const keyword = /^[a-z0-9][a-z0-9._-]*$/;
const notInTable = 'the table of attributes has no such value for it';
const noString = 'it is too long, or no Unicode';

function isOfCollections(tag: number): boolean {
  return tag === valueTags.collection || tag === endCollectionTag || tag === memberNameTag;
}
