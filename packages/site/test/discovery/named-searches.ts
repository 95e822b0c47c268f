import type { Caller } from '../../src/access/caller.ts';
import type { Discovery } from '../../src/printing/listing/discovery.ts';
import { type GeneratedPrinter, groupsOf } from './generated-printers.ts';
import { groupSid } from './generated-sddl.ts';

/** One search by somebody; most take what they look for from a printer that there is. */
type Search = (discovery: Discovery, caller: Caller, one: GeneratedPrinter) => Promise<unknown>;

const value = ({ parts }: GeneratedPrinter, category: string): string =>
  String(parts.find((part) => part.category === category)?.value);

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The first page, and from where it goes on the next, which is what is measured. */
const cursors = new WeakMap<Caller, Promise<{ readonly next: string | null }>>();

const organisations = new WeakMap<Caller, Promise<number | undefined>>();

/** The sites are in it, in the first country. */
async function firstOrganisation(
  discovery: Discovery,
  caller: Caller,
): Promise<number | undefined> {
  const [country] = (await discovery.places(caller, {})).items;
  if (country === undefined) return undefined;
  return (await discovery.places(caller, { within: country.id })).items[0]?.id;
}

export const namedSearches: Readonly<Record<string, Search>> = {
  'by building': async (discovery, caller, one) => {
    const names = ['country', 'site', 'building'];
    const location = names.map((name) => `${name}=${value(one, name)}`).join(';');
    return discovery.search(caller, { location });
  },
  'by building, of any site': async (discovery, caller, one) =>
    discovery.search(caller, { location: `building=${value(one, 'building')}`, limit: 100 }),
  'by a common word': async (discovery, caller, one) =>
    discovery.search(caller, { text: words(one.model)[0] ?? '' }),
  'by words': async (discovery, caller, one) =>
    discovery.search(caller, { text: `${one.manufacturer} ${words(value(one, 'site'))[0]}` }),
  'by two common words': async (discovery, caller, one) =>
    discovery.search(caller, { text: `${one.manufacturer} ${words(one.name)[0]}` }),
  'by the beginning of a word': async (discovery, caller, one) => {
    const [word = ''] = words(value(one, 'site'));
    return discovery.search(caller, { text: `${word.slice(0, 2 + (one.number % 4))}*` });
  },
  'by abilities': async (discovery, caller) =>
    discovery.search(caller, {
      colour: true,
      duplex: true,
      media: 'iso_a3_297x420mm',
      finishing: 'staple',
    }),
  nearest: async (discovery, caller, { position: { latitude, longitude } }) =>
    discovery.search(caller, { near: `${latitude.toFixed(4)},${longitude.toFixed(4)}` }),
  'nearest with abilities': async (discovery, caller, { position: { latitude, longitude } }) =>
    discovery.search(caller, {
      near: `${latitude.toFixed(4)},${longitude.toFixed(4)}`,
      colour: true,
      finishing: 'staple',
    }),
  'next page': async (discovery, caller, one) => {
    const query = { text: words(one.model)[0] ?? '', duplex: true, limit: 50 };
    const first = cursors.get(caller) ?? discovery.search(caller, query);
    cursors.set(caller, first);
    const { next } = await first;
    return discovery.search(caller, next === null ? query : { ...query, after: next });
  },
  'tree of places, first level': async (discovery, caller) => discovery.places(caller, {}),
  'tree of places, sites of a country': async (discovery, caller) => {
    const organisation = organisations.get(caller) ?? firstOrganisation(discovery, caller);
    organisations.set(caller, organisation);
    const within = await organisation;
    return within === undefined ? undefined : discovery.places(caller, { within });
  },
};

/** Somebody in fifty groups of an organisation that has two thousand. */
export function callerOf(number: number): Caller {
  return {
    kind: 'user',
    id: `caller-${number}`,
    name: `Caller ${number}`,
    roles: [],
    sids: groupsOf(number).map(groupSid),
    multiFactor: true,
  };
}
