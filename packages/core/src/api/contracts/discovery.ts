import { Type } from 'typebox';
import { textOrNull } from '../contract-parts.ts';
import { limitsGiven, listedPrinter, publishedPrinter, sddlGiven } from '../printer-parts.ts';
import { contract } from '../contract.ts';

/** The most printers in one answer, whatever the site's printerLimit is. */
export const mostPrinters = 500;
/** What may be asked for: as much as DiscoveryMaxPrinterLimit may say. */
const mostAsked = 65_535;

/** As ids are kept. */
const largestId = 2 ** 31 - 1;

const longestLocation = 16_384;
const found = Type.Object({
  ...listedPrinter.properties,
  metres: Type.Optional(Type.Integer({ description: 'How far it is from where was asked for.' })),
});

const after = Type.Optional(
  Type.String({ maxLength: 1000, description: 'What the page before gave as next.' }),
);

/** Who may use a printer finds it, whatever his roles. */
export const searchPrinters = contract({
  name: 'searchPrinters',
  method: 'GET',
  path: '/mcs/printers',
  role: 'known',
  revalidated: true,
  summary: 'The printers that the caller may use, by place, text, abilities, or nearness.',
  query: Type.Object({
    text: Type.Optional(
      Type.String({
        maxLength: 200,
        description:
          'Words of the name, manufacturer, model or location; the last may be only begun: laser*',
      }),
    ),
    location: Type.Optional(
      Type.String({
        maxLength: longestLocation,
        description: 'Any categories and their values: country=USA;building=Building 1',
      }),
    ),
    place: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: largestId,
        description: 'The id of a place that listPlaces has told.',
      }),
    ),
    colour: Type.Optional(Type.Boolean()),
    duplex: Type.Optional(Type.Boolean()),
    media: Type.Optional(
      Type.String({ maxLength: 500, description: 'All of these, with commas between them.' }),
    ),
    finishing: Type.Optional(
      Type.String({ maxLength: 500, description: 'All of these, with commas between them.' }),
    ),
    near: Type.Optional(
      Type.String({
        maxLength: 60,
        description: 'Latitude and longitude, 52.09,5.12: the nearest come first, on one page.',
      }),
    ),
    after,
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: mostAsked,
        description: 'Fewer than the printerLimit of the site, which is the usual page.',
      }),
    ),
  }),
  answer: Type.Object({
    items: Type.Array(found),
    count: Type.Union([Type.Integer(), Type.Null()], {
      description:
        'How many there are in all; null for more than 1,000, and on later pages of these.',
    }),
    next: textOrNull,
    isCut: Type.Boolean({
      description: 'There are more, which no page shows: a word is begun as too many are.',
    }),
  }),
});

const place = Type.Object({
  id: Type.Integer(),
  category: Type.String(),
  value: Type.Union([Type.String(), Type.Number()]),
  printers: Type.Integer({ description: 'Those that the caller may use; 1,000 at most.' }),
  isMore: Type.Boolean({ description: 'There are more than that.' }),
});

export const listPlaces = contract({
  name: 'listPlaces',
  method: 'GET',
  path: '/mcs/places',
  role: 'known',
  revalidated: true,
  summary: 'One level of the tree of places, with the number of printers that the caller may use.',
  query: Type.Object({
    within: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: largestId,
        description: 'The id of a place; without, the widest ones.',
      }),
    ),
    after,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostPrinters })),
  }),
  answer: Type.Object({ items: Type.Array(place), next: textOrNull }),
});

const params = Type.Object({ printer: Type.String({ minLength: 1, maxLength: 200 }) });

const text = Type.String({ minLength: 1, maxLength: 127 });
const givenName = text;
const textOrNone = Type.Union([text, Type.Null()]);
const locationGiven = Type.Union([
  Type.String({ minLength: 1, maxLength: longestLocation }),
  Type.Object({ attrs: Type.Array(Type.Unknown(), { maxItems: 64 }) }),
  Type.Null(),
]);

const details = {
  manufacturer: Type.Optional(textOrNone),
  model: Type.Optional(textOrNone),
  location: Type.Optional(locationGiven),
  sddl: Type.Optional(Type.Union([sddlGiven, Type.Null()])),
  limits: Type.Optional(limitsGiven),
};

/** Who prints what is sent there. */
const served = {
  connector: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'A connector, by name or id, that is to print for it beside others.',
    }),
  ),
  device: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1023,
      description:
        'Which of the printers that connectors reach, by URI, id or name; without, the one of the same name.',
    }),
  ),
};

const detailName = Type.Enum(['manufacturer', 'model', 'location', 'sddl', 'limits', 'connectors']);

export const getListedPrinter = contract({
  name: 'getListedPrinter',
  method: 'GET',
  path: '/mcs/printers/:printer',
  role: 'Printers.Publish',
  summary: 'What is said of a printer, by its id or its name.',
  params,
  answer: publishedPrinter,
});

/** As the documents of Hybrid Cloud Print have it; to publish again by the same name updates. */
export const publishListedPrinter = contract({
  name: 'publishListedPrinter',
  method: 'POST',
  path: '/mcs/publish',
  role: 'Printers.Publish',
  summary: 'Publishes a printer, or says other things of one that is published by that very name.',
  body: Type.Object({ name: givenName, ...details, ...served }, { additionalProperties: false }),
  answer: Type.Object({
    ...publishedPrinter.properties,
    isNew: Type.Boolean(),
    changes: Type.Array(detailName, {
      description:
        'What is said otherwise than before; nothing of a new one, nor where all was so.',
    }),
  }),
});

/** For whoever looks first. */
export const previewListedPrinter = contract({
  name: 'previewListedPrinter',
  method: 'POST',
  path: '/mcs/preview',
  role: 'Printers.Publish',
  summary: 'What publishing a printer would do, and whether it would be refused.',
  repeat: 'harmless',
  audited: false,
  body: publishListedPrinter.body,
  answer: Type.Object({
    isNew: Type.Boolean(),
    url: textOrNull,
    changes: Type.Array(detailName, { description: 'What would be said otherwise than now.' }),
  }),
});

/** What is not given is no more; who prints for it stays. */
export const replaceListedPrinter = contract({
  name: 'replaceListedPrinter',
  method: 'PUT',
  path: '/mcs/printers/:printer',
  role: 'Printers.Publish',
  ifMatch: true,
  summary: 'Says anew all that is said of a printer.',
  params,
  body: Type.Object({ name: givenName, ...details }, { additionalProperties: false }),
  answer: publishedPrinter,
});

/** What is not given stays as it is. */
export const describeListedPrinter = contract({
  name: 'describeListedPrinter',
  method: 'PATCH',
  path: '/mcs/printers/:printer',
  role: 'Printers.Publish',
  ifMatch: true,
  summary: 'Says some things of a printer.',
  params,
  body: Type.Object(
    {
      name: Type.Optional(givenName),
      ...details,
      ...served,
      withoutConnector: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 100,
          description: 'A connector that is to print for it no more; * for all of them.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: publishedPrinter,
});

export const unpublishPrinter = contract({
  name: 'unpublishPrinter',
  method: 'DELETE',
  path: '/mcs/printers/:printer',
  role: 'Printers.Publish',
  summary: 'Publishes a printer no more; its jobs that are not over are canceled.',
  params,
  answer: Type.Object({ id: Type.String(), name: Type.String() }),
});
