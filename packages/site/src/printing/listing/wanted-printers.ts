import type { Parts } from '@hawser/core/api/contract';
import { mostPrinters, type searchPrinters } from '@hawser/core/api/contracts/discovery';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { requestErrors } from '../../server/request-errors.ts';
import type { ListingSearch } from '../../store/reports/discovery/listing-search.ts';
import type { NearestWanted } from '../../store/reports/discovery/find-nearest-printers.ts';
import { finishing, medium } from './capabilities.ts';
import { listingPlace } from './listing-cursor.ts';
import { capabilityTerm, valueTerm, wordTerm } from './term-keys.ts';
import { wordLimits, wordsOf } from './words.ts';

type Query = Parts<typeof searchPrinters>['query'];

/** What is looked for, without who looks. */
export interface WantedPrinters extends Omit<ListingSearch, 'descriptors'> {
  readonly from: NearestWanted['from'] | undefined;
}

/** Reads what somebody looks for, so many on a page at most; throws what cannot be looked for. */
export function wantedPrinters(query: Query, most: number): WantedPrinters {
  const { text = '', location, place, colour, duplex, near, after, limit = most } = query;
  const { words, beginning } = wordsIn(text);
  const values = location === undefined ? [] : readLocation(location).parts;
  const from = near === undefined ? undefined : positionIn(near);
  if (from !== undefined && (after !== undefined || beginning !== undefined)) {
    throw wrong('/near goes with neither /after nor a word that is only begun');
  }
  for (const [name, value] of Object.entries({ colour, duplex })) {
    if (value === false) throw wrong(`/${name} can be asked for, and not that it is missing`);
  }
  const keys = [
    ...words.map(wordTerm),
    ...values.map(({ category, value }) => valueTerm(category, value)),
    ...(colour === true ? [capabilityTerm('colour')] : []),
    ...(duplex === true ? [capabilityTerm('duplex')] : []),
    ...namesIn('media', query.media).map((name) => capabilityTerm(medium(name))),
    ...namesIn('finishing', query.finishing).map((name) => capabilityTerm(finishing(name))),
  ];
  return {
    keys: [...new Set(keys)],
    place,
    beginning,
    from,
    after: after === undefined ? undefined : listingPlace(after),
    limit: Math.min(limit, most, mostPrinters),
  };
}

/** The words of a text, and how the last one begins where it is only begun. */
function wordsIn(text: string): {
  readonly words: readonly string[];
  readonly beginning: string | undefined;
} {
  const [, before = text, begun] = /^(.*?)([\p{L}\p{M}\p{N}]+)\*\s*$/su.exec(text) ?? [];
  const words = wordsOf(before);
  const [beginning] = wordsOf(begun ?? '');
  if (text.trim() !== '' && words.length === 0 && beginning === undefined) {
    throw wrong('/text has no letter or digit');
  }
  if (words.length > wordLimits.ofQuery) throw wrong(`/text has over ${wordLimits.ofQuery} words`);
  return { words, beginning };
}

function namesIn(part: string, list: string | undefined): readonly string[] {
  if (list === undefined) return [];
  const names = list.split(',').map((name) => name.trim().toLowerCase());
  const most = 8;
  if (names.length > most) throw wrong(`/${part} has over ${most} names`);
  if (names.includes('')) throw wrong(`/${part} has an empty name`);
  return names;
}

function positionIn(near: string): NearestWanted['from'] {
  const [, first, second] =
    /^\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*$/.exec(near) ?? [];
  const [latitude, longitude] = [Number(first), Number(second)];
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  throw wrong('/near has to be a latitude and a longitude in degrees, as 52.09,5.12');
}

function wrong(reason: string): Error {
  return requestErrors('invalid', { part: 'The query', reason });
}
