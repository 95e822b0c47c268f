import type { Attributes } from '../attributes.ts';
import type { outOfBandTags } from '../tags.ts';
import type { DateTime } from './date-time.ts';

/** One value with its syntax, as it is on the wire. */
export type Value =
  | { readonly type: 'integer' | 'enum'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: StringType; readonly value: string }
  | {
      readonly type: 'textWithLanguage' | 'nameWithLanguage';
      readonly value: string;
      readonly language: string;
    }
  | { readonly type: 'octetString'; readonly value: Uint8Array }
  | { readonly type: 'dateTime'; readonly value: DateTime }
  | { readonly type: 'resolution'; readonly value: Resolution }
  | { readonly type: 'rangeOfInteger'; readonly value: Range }
  | { readonly type: 'collection'; readonly value: Attributes }
  | { readonly type: OutOfBand }
  | OtherValue;

export type ValueType = Value['type'];

export type StringType =
  | 'text'
  | 'name'
  | 'keyword'
  | 'uri'
  | 'uriScheme'
  | 'charset'
  | 'naturalLanguage'
  | 'mimeMediaType';

/** What stands where a value would: that there is none, and why. */
export type OutOfBand = keyof typeof outOfBandTags;

/** Bytes with a tag that means nothing here, or that they do not fit. They are kept as they are. */
export interface OtherValue {
  readonly type: 'other';
  readonly tag: number;
  readonly value: Uint8Array;
}

export interface Resolution {
  /** Across the direction that the medium is fed in. */
  readonly cross: number;
  readonly feed: number;
  readonly unit: 'dpi' | 'dpcm';
}

export interface Range {
  readonly lower: number;
  readonly upper: number;
}
