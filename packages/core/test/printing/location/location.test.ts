import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HawserError } from '../../../src/errors.ts';
import {
  categoryOf,
  locationCategories,
  type LocationCategory,
} from '../../../src/printing/location/location-categories.ts';
import type { PrinterLocation } from '../../../src/printing/location/location.ts';
import { readLocation } from '../../../src/printing/location/read-location.ts';
import { locationJson, locationText } from '../../../src/printing/location/write-location.ts';

const documented =
  '{"attrs":[{"category":"country","vs":"USA","depth":0},{"category":"organization","vs":"Microsoft","depth":1},{"category":"site","vs":"Redmond, WA","depth":2},{"category":"building","vs":"Building 1","depth":3},{"category":"floor_number","vn":1,"depth":4},{"category":"room_name","vs":"1111","depth":5}]}';
const documentedText =
  'country=USA;organization=Microsoft;site=Redmond, WA;building=Building 1;floor_number=1;room_name=1111';

function refusal(text: string): string {
  try {
    return `read: ${locationJson(readLocation(text))}`;
  } catch (error) {
    if (error instanceof HawserError) return `${error.message} ${error.hint}`;
    throw error;
  }
}

describe('the JSON of a location', () => {
  test('is written as it is documented', () => {
    expect(locationJson(readLocation(documented))).toBe(documented);
    expect(locationText(readLocation(documented))).toBe(documentedText);
  });

  test.each<[string, string]>([
    ['from a web page', documented.replaceAll('_', String.raw`\_`)],
    ['with spaces', JSON.stringify(JSON.parse(documented), undefined, 2)],
    ['with vs where vn belongs', documented.replace('"vn":1', '"vs":1')],
    ['with the floor as text', documented.replace('"vn":1', '"vs":" 1 "')],
    ['with the room as a number', documented.replace('"vs":"1111"', '"vn":1111')],
    ['with both that say the same', documented.replace('"vn":1', '"vn":1,"vs":"1"')],
    ['with depths as text', documented.replaceAll(/"depth":(\d)/g, '"depth":"$1"')],
    ['with gaps between depths', documented.replaceAll(/"depth":(\d)/g, '"depth":1$1')],
    ['without depths', documented.replaceAll(/,"depth":\d/g, '')],
    ['in another order', reversed(documented)],
    ['quoted for another program', documented.replaceAll('"', String.raw`\"`)],
    ['quoted for two others', JSON.stringify(JSON.stringify(documented))],
    ['quoted for Visual Basic or CSV', `"${documented.replaceAll('"', '""')}"`],
    ['in single quotation marks', `'${documented}'`],
    ['with single quotation marks', documented.replaceAll('"', "'")],
    ['with printed quotation marks', documented.replaceAll(/"([^"]*)"/g, '“$1”')],
    ['whose quotation marks a shell took', documented.replaceAll('"', '')],
    ['whose values have none', documented.replaceAll(/"vs":"([^"]*)"/g, '"vs":$1')],
    ['with a comma too many', documented.replace(']}', ',]}').replaceAll('}', ',}')],
    ['without its frame', documented.slice('{"attrs":'.length, -1)],
  ])('is read %s', (_, text) => {
    expect(refusal(text)).toBe(`read: ${documented}`);
  });

  test('keeps the order that its depths say', () => {
    const location = readLocation(
      '[{"category":"country","vs":"USA","depth":1},{"category":"organization","vs":"Contoso","depth":0}]',
    );
    expect(locationText(location)).toBe('organization=Contoso;country=USA');
    expect(readLocation(locationJson(location))).toEqual(location);
  });

  test('is read as Universal Print has it', () => {
    const theirs = {
      '@odata.type': 'microsoft.graph.printerLocation',
      latitude: 48.201,
      longitude: 16.3695,
      altitudeInMeters: 183,
      streetAddress: null,
      countryOrRegion: 'Austria',
      organization: ['Contoso', 'Print Room'],
      floor: '2',
      roomName: "Wolf's room",
    };
    const location = readLocation(JSON.stringify(theirs));
    expect(location).toEqual({
      parts: [
        { category: 'country', value: 'Austria' },
        { category: 'organization', value: 'Contoso' },
        { category: 'organization', value: 'Print Room' },
        { category: 'floor_number', value: 2 },
        { category: 'room_name', value: "Wolf's room" },
      ],
      position: { latitude: 48.201, longitude: 16.3695, altitude: 183 },
    });
    expect(readLocation(locationJson(location))).toEqual(location);
  });

  test.each<[string, string, string]>([
    [
      'a category that there is not',
      documented.replace('building', 'bilding'),
      'at character 159 the category "bilding", which there is not. There are country, organization, state',
    ],
    [
      'a quotation mark that is missing',
      documented.replace('"USA"', '"USA'),
      'at character 44, near …,"vs":"USA,"depth":0},{"c…: a comma or a quotation mark is missing before it',
    ],
    [
      'another that is missing',
      documented.replace('"USA"', 'USA"'),
      'a quotation mark is missing before it',
    ],
    [
      'one that is never closed',
      '{"attrs":[{"category":"country","vs":"USA',
      'at character 38, near …untry","vs":"USA: a quotation mark is opened and not closed',
    ],
    [
      'a bracket that is not closed',
      documented.slice(0, -1),
      'at character 1, near {"attrs":[{"c…: the bracket { is not closed',
    ],
    [
      'a depth below the first',
      documented.replace('"depth":3', '"depth":-1'),
      'The depth of building in the location is -1. Depths are whole numbers from 0',
    ],
    [
      'a depth between two',
      documented.replace('"depth":3', '"depth":2.5'),
      'The depth of building in the location is 2.5.',
    ],
    [
      'a depth that is a word',
      documented.replace('"depth":3', '"depth":"deep"'),
      'The depth of building in the location is deep.',
    ],
    [
      'a depth that is there twice',
      documented.replace('"depth":3', '"depth":2'),
      'site and building have both the depth 2',
    ],
    [
      'a depth that is missing',
      documented.replace(',"depth":3', ''),
      'building has no depth, and others have',
    ],
    [
      'a category that is there twice',
      documented.replace('building', 'site'),
      'has site twice: "Redmond, WA" and "Building 1"',
    ],
    [
      'no category',
      documented.replace('"category":"country",', ''),
      'at character 11, does not say its category',
    ],
    [
      'no value',
      documented.replace('"vs":"USA",', ''),
      'The country of the location, at character 11, has no value',
    ],
    [
      'an empty value',
      documented.replace('USA', ' '),
      'The country of the location, at character 11, has no value',
    ],
    ['two values', documented.replace('"vn":1', '"vn":1,"vs":"2"'), 'is both "2" and 1'],
    [
      'a list as a value',
      documented.replace('"USA"', '["USA"]'),
      'The country of the location, at character 38, is a list. It is text or a number.',
    ],
    ['true as a value', documented.replace('"USA"', 'true'), 'is "true"'],
    [
      'a floor with a name as its number',
      documented.replace('"vn":1', '"vs":"G"'),
      'The floor_number of the location is "G", and not a number from -999 to 9999. Write the number in digits. A floor that has a name',
    ],
    [
      'a line break',
      documented.replace('USA', String.raw`US\nA`),
      String.raw`The country of the location, "US\nA", has characters that cannot be shown`,
    ],
    [
      'too long a value',
      documented.replace('USA', 'U'.repeat(256)),
      'The country of the location has 256 characters, and at most 255 are taken',
    ],
    ['too much of everything', `[${'{},'.repeat(5000)}]`, 'at character 770, near'],
    ['too many places', `{"organization":[${'"a",'.repeat(33)}]}`, 'over 32 places'],
    ['brackets only', '['.repeat(10_000), 'brackets are nested too deeply'],
    ['a text', '{"attrs":"USA"}', 'has "USA" at character 10, where a list of places belongs'],
    ['no place', '{"attrs":[]}', 'names no place'],
    ['half a position', '{"latitude":48}', 'has latitude, but not longitude'],
    [
      'a position beyond the pole',
      '{"latitude":90.5,"longitude":0}',
      'latitude of the location is "90.5", and not a number from -90 to 90',
    ],
    ['a name of objects', '{"__proto__":"x","constructor":"y"}', 'the category "__proto__"'],
    ['more than is taken', ' '.repeat(20_000), 'has 20000 characters'],
  ])('with %s is refused', (_, text, said) => {
    expect(refusal(text)).toContain(said);
  });
});

describe('a location in words', () => {
  test('is read in any order and spelling', () => {
    const text =
      'Room = 1111; Floor=1;bldg=Building 1;site=Redmond, WA;organisation=Microsoft;COUNTRY=USA;';
    expect(locationJson(readLocation(text))).toBe(documented);
  });

  test('has values with semicolons and quotation marks', () => {
    const location = { parts: [{ category: 'site', value: String.raw`Hall "3"; East\West` }] };
    expect(readLocation(String.raw`site=Hall \"3\"\; East\\West`)).toEqual(location);
    expect(readLocation(String.raw`site="Hall ""3""; East\West"`)).toEqual(location);
  });

  test('has the floor by its number or its name, and a position', () => {
    expect(locationText(readLocation('floor=Ground;geo=48.2010,16.3695'))).toBe(
      'floor_name=Ground;latitude=48.201;longitude=16.3695',
    );
    expect(
      locationText(readLocation('floor=-1;geo=geo:48.2,16.3,183;u=35'.split(';u', 1)[0]!)),
    ).toBe('floor_number=-1;latitude=48.2;longitude=16.3;altitude=183');
  });

  test.each<[string, string]>([
    [
      'country=USA;Redmond',
      'at character 13, near country=USA;Redmond: there is no = after the category',
    ],
    [
      'country="USA',
      'at character 9, near country="USA: a quotation mark is opened and not closed',
    ],
    [
      'country="USA" x',
      'at character 15, near …untry="USA" x: there is more after a closing quotation mark',
    ],
    [
      'site=Hall "3"',
      'at character 11, near site=Hall "3": a quotation mark stands within a value',
    ],
    ['country=;site=1', 'The country of the location, at character 1, has no value'],
    ['planet=Earth', 'at character 1 the category "planet"'],
    ['=USA', 'the category ""'],
    ['geo=48', 'The longitude of the location, at character 1, has no value'],
    ['', 'names no place'],
  ])('%s is refused', (text, said) => {
    expect(refusal(text)).toContain(said);
  });
});

const values = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.stringMatching(/^[\w;"'\\{}[\]=,: ]{1,30}$/),
);
const treeNames = Object.keys(locationCategories) as LocationCategory[];
const parts = fc.uniqueArray(
  fc.constantFrom(...treeNames).chain((category) =>
    fc.record({
      category: fc.constant(category),
      value:
        categoryOf(category).range === undefined ? values : fc.integer({ min: -999, max: 9999 }),
    }),
  ),
  { minLength: 1, selector: ({ category }) => category },
);
const degrees = (most: number): fc.Arbitrary<number> =>
  fc.double({ min: -most, max: most, noNaN: true });
const position = fc.record(
  { latitude: degrees(90), longitude: degrees(180), altitude: degrees(8000) },
  { requiredKeys: ['latitude', 'longitude'] },
);

describe('any location', () => {
  const given = fc.record({ parts, position }, { requiredKeys: ['parts'] });

  test('is the same after it was written and read, and written the same again', () => {
    fc.assert(
      fc.property(given, (location: PrinterLocation) => {
        const written = locationJson(location);
        const first = readOrUndefined(written);
        if (first === undefined) return;
        expect(readLocation(locationJson(first))).toEqual(first);
        const inWords = readLocation(locationText(first));
        expect(readLocation(locationText(inWords))).toEqual(inWords);
        expect(locationJson(readLocation(locationJson(inWords)))).toBe(locationJson(inWords));
      }),
      { numRuns: 500 },
    );
  });

  test('whatever became of its text, is read or refused in words', () => {
    expect.hasAssertions();
    const change = fc.record({
      at: fc.nat(documented.length),
      drop: fc.nat(6),
      put: fc.oneof(fc.string({ maxLength: 4 }), fc.stringMatching(/^[{}[\]"'\\,:;=\d]{0,4}$/)),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(documented, documentedText, documented.replaceAll('"', '')),
        fc.array(change, { maxLength: 6 }),
        (text, changes) => {
          const changed = changes.reduce(
            (some, { at, drop, put }) => some.slice(0, at) + put + some.slice(at + drop),
            text,
          );
          const read = readOrUndefined(changed);
          if (read !== undefined) expect(readLocation(locationJson(read))).toEqual(read);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each(['{a:', '{"', "{'a' ", '{a:,', '[{', 'a="', 'a=\\', '{a: b, ', ';', "'{", ' '])(
    'of only %j takes no time to refuse',
    (some) => {
      const text = some.repeat(Math.floor(16_000 / some.length));
      const before = process.cpuUsage();
      readOrUndefined(text);
      expect(process.cpuUsage(before).user).toBeLessThan(500_000);
    },
  );
});

function readOrUndefined(text: string): PrinterLocation | undefined {
  try {
    return readLocation(text);
  } catch (error) {
    if (error instanceof HawserError) return undefined;
    throw error;
  }
}

function reversed(json: string): string {
  const { attrs } = JSON.parse(json) as { attrs: unknown[] };
  return JSON.stringify({ attrs: attrs.toReversed() });
}
