import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

/** Why a search may have found nothing, and what to look for instead. */
function nothingFound({ near }: { readonly near: string | undefined }): string {
  const known =
    near === undefined ? '' : ' Near a place are only those whose coordinates are known.';
  return `No printer that you may use is found so.${known} See all that there are: hawser-agent find-printer '*'`;
}

export default defineCommand({
  verb: 'Find',
  noun: 'Printer',
  aliases: ['discover'],
  summary: 'Finds printers of the site that you may use.',
  description:
    'By words of what they are called, by where they stand, or by what is near. Without any of these, on a terminal, you pick a place from the tree of places. As many are shown as the policies say.',
  parameters: {
    text: {
      type: 'string',
      position: 0,
      minimum: 1,
      maximum: 200,
      help: 'Words of the name, maker, model or place; the last may be only begun, as laser*. With * alone all are shown.',
    },
    building: { type: 'string', minimum: 1, maximum: 200, help: 'Only those in this building.' },
    location: {
      type: 'string',
      maximum: 1000,
      help: 'Only those there: any categories and their values, as country=USA;floor_number=2.',
    },
    near: {
      type: 'string',
      maximum: 60,
      takes: 'a latitude and a longitude, as 52.09,5.12',
      help: 'The nearest ones to this place first.',
    },
    color: { type: 'switch', help: 'Only those that print in colour.' },
    duplex: { type: 'switch', help: 'Only those that print on both sides.' },
    media: {
      type: 'string',
      list: true,
      help: 'Only those that have these papers, as iso_a4_210x297mm.',
    },
    first: {
      type: 'int',
      minimum: 1,
      maximum: 65_535,
      help: 'Only so many.',
      otherwise: 'as many as the policies say',
    },
    ...folderParameter,
  },
  impact: 'none',
  output: {
    name: 'Hawser.FoundPrinter',
    properties: {
      name: { type: 'string', description: 'What it is called.' },
      location: { type: ['string', 'null'], description: 'Where it stands.' },
      metres: { type: ['integer', 'null'], description: 'How far it is from -Near.' },
      manufacturer: { type: ['string', 'null'], description: 'Who has made it.' },
      model: { type: ['string', 'null'], description: 'What it is.' },
      capabilities: {
        type: 'array',
        items: { type: 'string' },
        description: 'What it can do: colour, duplex, media=… and finishing=…',
      },
      url: { type: 'string', description: 'Where programs print to it.', whole: true },
      id: { type: 'string', description: 'Its id.', whole: true },
    },
    view: ['name', 'model', 'location', 'metres'],
  },
  examples: [
    {
      line: 'hawser-agent find-printer -Building "Building 1" -Color',
      says: 'Finds those in a building that print in colour.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser-agent find-printer -Near 52.09,5.12 -First 3',
      says: 'Finds the three that are nearest.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser-agent discover laser*',
      says: 'Finds those with a word that begins so.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, warn }) {
    const { text, building, location, near, color, duplex, media, first } = parameters;
    const { deviceSite } = await import('../printing/device-site.ts');
    const { shownPrinter } = await import('../printing/find-printers.ts');
    const { callSite } = await import('@hawser/core/api/call-site');
    const { searchPrinters } = await import('@hawser/core/api/contracts/discovery');
    const { placesWanted } = await import('../printing/places-wanted.ts');
    const where = placesWanted({ building, location });
    const site = await deviceSite(agentFolder(parameters.folder), session);
    const { person } = session;
    let place: number | undefined;
    const isAny = text === undefined && where === undefined && near === undefined;
    if (isAny && person !== undefined) {
      const { pickPlace } = await import('../printing/pick-place.ts');
      place = await pickPlace(site, person, signal);
    }
    const query = {
      ...(text === undefined || text === '*' ? {} : { text }),
      ...(where === undefined ? {} : { location: where }),
      ...(near === undefined ? {} : { near }),
      ...(place === undefined ? {} : { place }),
      ...(color ? { colour: true } : {}),
      ...(duplex ? { duplex: true } : {}),
      ...(media === undefined ? {} : { media: media.join(',') }),
      limit: Math.min(first ?? Infinity, site.printerLimit),
    };
    const { items, count, next } = await callSite(site, searchPrinters, { query }, { signal });
    for (const printer of items) yield shownPrinter(printer);
    if (items.length === 0) warn(nothingFound(parameters));
    if (next !== null && first === undefined) {
      const all = count === null ? 'more than 1,000' : String(count);
      warn(`These are the first ${items.length} of ${all}. Say more of what you look for.`);
    }
  },
});
