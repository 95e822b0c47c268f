import type { PrinterLocation } from './location.ts';
import { locationLimits } from './location.ts';
import { locationErrors } from './location-errors.ts';
import { locationOf } from './location-of.ts';
import { readLocationJson } from './read-location-json.ts';
import { readLocationText } from './read-location-text.ts';

/** Reads a location in either form: the JSON of Publish-CloudPrinter, or `country=USA;site=Redmond, WA`. */
export function readLocation(text: string): PrinterLocation {
  const { length: limit } = locationLimits;
  if (text.length > limit) throw locationErrors('too-long', { length: text.length, limit });
  if (text.trim() === '') throw locationErrors('empty', {});
  const isJson = /^[\s\uFEFF"'\\]*[{[]/.test(text);
  return locationOf(isJson ? readLocationJson(text) : readLocationText(text));
}
