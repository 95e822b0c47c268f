import type { Attributes } from '../attributes.ts';
import type { DateTime } from './date-time.ts';
import type { Range, Resolution, StringType, Value, ValueType } from './value.ts';

/** What somebody wants of a value: undefined where the value is something else. */
export interface ReadAs<Wanted> {
  /** As a person is told. */
  readonly wanted: string;
  readonly read: (value: Value) => Wanted | undefined;
}

export const asInteger: ReadAs<number> = {
  wanted: 'an integer',
  read: (value) => (value.type === 'integer' ? value.value : undefined),
};

export const asEnum: ReadAs<number> = {
  wanted: 'an enum',
  read: (value) => (value.type === 'enum' ? value.value : undefined),
};

export const asBoolean: ReadAs<boolean> = {
  wanted: 'a boolean',
  read: (value) => (value.type === 'boolean' ? value.value : undefined),
};

export const asKeyword = asString('a keyword', 'keyword');
export const asUri = asString('a URI', 'uri');
export const asUriScheme = asString('a URI scheme', 'uriScheme');
export const asCharset = asString('a charset', 'charset');
export const asLanguage = asString('a natural language', 'naturalLanguage');
export const asMimeType = asString('a MIME media type', 'mimeMediaType');
/** In whatever language. */
export const asText = asString('a text', 'text', 'textWithLanguage');
export const asName = asString('a name', 'name', 'nameWithLanguage');
export const asKeywordOrName = asString(
  'a keyword or a name',
  'keyword',
  'name',
  'nameWithLanguage',
);

export const asOctets: ReadAs<Uint8Array> = {
  wanted: 'an octetString',
  read: (value) => (value.type === 'octetString' ? value.value : undefined),
};

export const asDateTime: ReadAs<DateTime> = {
  wanted: 'a dateTime',
  read: (value) => (value.type === 'dateTime' ? value.value : undefined),
};

export const asResolution: ReadAs<Resolution> = {
  wanted: 'a resolution',
  read: (value) => (value.type === 'resolution' ? value.value : undefined),
};

/** An integer stands for the range that has only it. */
export const asRange: ReadAs<Range> = {
  wanted: 'a rangeOfInteger',
  read: (value) => {
    if (value.type === 'integer') return { lower: value.value, upper: value.value };
    return value.type === 'rangeOfInteger' ? value.value : undefined;
  },
};

export const asCollection: ReadAs<Attributes> = {
  wanted: 'a collection',
  read: (value) => (value.type === 'collection' ? value.value : undefined),
};

function asString(
  wanted: string,
  ...types: readonly (StringType | 'textWithLanguage' | 'nameWithLanguage')[]
): ReadAs<string> {
  const accepted: readonly ValueType[] = types;
  return {
    wanted,
    read: (value) =>
      accepted.includes(value.type) && 'value' in value && typeof value.value === 'string'
        ? value.value
        : undefined,
  };
}
