import { isUtf8 } from 'node:buffer';
import { isAscii, knownAt, nameAt } from '../decode/names.ts';
import { outOfBandTags, valueTags } from '../tags.ts';
import { readDateTime } from './date-time.ts';
import { faultOf } from './fault-of.ts';
import type { OutOfBand, StringType, Value } from './value.ts';

/** A value that is no collection. */
export function readValue(tag: number, bytes: Buffer, at: number, length: number): Value {
  const type = stringTypes[tag];
  if (type !== undefined) return readString(type, tag, bytes, at, length);
  if (faultOf(tag, bytes, at, length) !== undefined) return other(tag, bytes, at, length);
  switch (tag) {
    case valueTags.integer:
      return { type: 'integer', value: integerAt(bytes, at) };
    case valueTags.enum:
      return { type: 'enum', value: integerAt(bytes, at) };
    case valueTags.boolean:
      return { type: 'boolean', value: bytes[at] === 1 };
    case valueTags.octetString:
      return { type: 'octetString', value: bytes.subarray(at, at + length) };
    case valueTags.dateTime:
      return { type: 'dateTime', value: readDateTime(bytes, at) };
    case valueTags.resolution:
      return {
        type: 'resolution',
        value: {
          cross: integerAt(bytes, at),
          feed: integerAt(bytes, at + 4),
          unit: bytes[at + 8] === 3 ? 'dpi' : 'dpcm',
        },
      };
    case valueTags.rangeOfInteger:
      return {
        type: 'rangeOfInteger',
        value: { lower: integerAt(bytes, at), upper: integerAt(bytes, at + 4) },
      };
    case valueTags.textWithLanguage:
      return readWithLanguage('textWithLanguage', tag, bytes, at, length);
    case valueTags.nameWithLanguage:
      return readWithLanguage('nameWithLanguage', tag, bytes, at, length);
    default: {
      const outOfBand = outOfBandTypes.get(tag);
      return outOfBand === undefined ? other(tag, bytes, at, length) : { type: outOfBand };
    }
  }
}

/** By their tags. */
const stringTypes: readonly (StringType | undefined)[] = stringTypesByTag([
  'text',
  'name',
  'keyword',
  'uri',
  'uriScheme',
  'charset',
  'naturalLanguage',
  'mimeMediaType',
]);

function stringTypesByTag(types: readonly StringType[]): readonly (StringType | undefined)[] {
  return Array.from({ length: 0x100 }, (_, tag) => types.find((type) => valueTags[type] === tag));
}

const outOfBandTypes: ReadonlyMap<number, OutOfBand> = new Map(
  Object.entries(outOfBandTags).map(([type, tag]) => [tag, type as OutOfBand]),
);

function readString(
  type: StringType,
  tag: number,
  bytes: Buffer,
  at: number,
  length: number,
): Value {
  const text = textAt(bytes, at, length, tag >= valueTags.keyword && tag !== valueTags.uri);
  return text === undefined ? other(tag, bytes, at, length) : { type, value: text };
}

function readWithLanguage(
  type: 'textWithLanguage' | 'nameWithLanguage',
  tag: number,
  bytes: Buffer,
  at: number,
  length: number,
): Value {
  const languageLength = bytes.readUInt16BE(at);
  const textFrom = at + 4 + languageLength;
  const language = textAt(bytes, at + 2, languageLength, true);
  const text = textAt(bytes, textFrom, at + length - textFrom, false);
  if (language === undefined || text === undefined) return other(tag, bytes, at, length);
  return { type, value: text, language };
}

/** Undefined where the bytes are no UTF-8: they would not come back from a string. */
function textAt(
  bytes: Buffer,
  at: number,
  length: number,
  comesAgain: boolean,
): string | undefined {
  const known = comesAgain ? knownAt(bytes, at, length) : undefined;
  if (known !== undefined) return known;
  if (isAscii(bytes, at, length)) {
    return comesAgain ? nameAt(bytes, at, length) : bytes.toString('latin1', at, at + length);
  }
  const part = bytes.subarray(at, at + length);
  return isUtf8(part) ? part.toString('utf8') : undefined;
}

function other(tag: number, bytes: Buffer, at: number, length: number): Value {
  return { type: 'other', tag, value: bytes.subarray(at, at + length) };
}

/** As Buffer reads it, without looking each time whether it can. */
function integerAt(bytes: Buffer, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}
