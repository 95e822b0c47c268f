import { describe, expect, test } from 'vitest';
import { HawserError } from '../../../src/errors.ts';
import { locationOfCandidate } from '../../../src/printing/imports/location-rule/location-of-candidate.ts';
import {
  mapLocation,
  readLocationRule,
} from '../../../src/printing/imports/location-rule/location-rule.ts';
import { previewLocations } from '../../../src/printing/imports/location-rule/preview-locations.ts';
import { readPrinterList } from '../../../src/printing/imports/read-printer-list.ts';
import { readLocation } from '../../../src/printing/location/read-location.ts';
import { locationText } from '../../../src/printing/location/write-location.ts';

function mapped(patterns: readonly string[], place: string, always?: string): string {
  const rule = readLocationRule(patterns, always === undefined ? undefined : readLocation(always));
  const result = mapLocation(rule, place);
  if (result.outcome === 'refused') return result.error.message;
  const { location } = result;
  return `${result.outcome}: ${location === undefined ? '' : locationText(location)}`;
}

describe('a rule for locations', () => {
  const usual = '{building}-{floor}.{room}';

  test.each<[pattern: string, place: string, location: string]>([
    [usual, 'B1-2.110', 'mapped: building=B1;floor_number=2;room_name=110'],
    [usual, 'North-East-2.110', 'mapped: building=North;floor_name=East-2;room_name=110'],
    [usual, '  B1-2.110.A ', 'mapped: building=B1;floor_number=2;room_name=110.A'],
    [usual, 'B1-2', 'unmatched: '],
    [usual, '-2.110', 'unmatched: '],
    [
      'Building {building}, floor {floor}',
      'building  7, Floor G',
      'mapped: building=7;floor_name=G',
    ],
    ['{building}/{}/{room}', 'B1/Copy corner/7', 'mapped: building=B1;room_name=7'],
    ['{site} ({building})', 'Lyon (B (old))', 'mapped: site=Lyon;building=B (old)'],
    [
      String.raw`/^(?<building>[A-Z])(?<floor>\d)(?<room>\d\d)$/`,
      'B207',
      'mapped: building=B;floor_number=2;room_name=07',
    ],
    ['/^(?<site>lyon)(?: (?<room>.+))?/i', 'LYON', 'mapped: site=LYON'],
    [
      '{floor_number}',
      'Ground',
      'The floor_number of the location is "Ground", and not a number from -999 to 9999.',
    ],
  ])('%s makes of "%s" %s', (pattern, place, location) => {
    expect(mapped([pattern], place)).toBe(location);
  });

  test('has several patterns, and what holds for all', () => {
    const patterns = ['{building}-{floor}.{room}', '{site}: {room}'];
    const always = 'country=France;site=Paris;floor=Ground;geo=48,2';
    expect(mapped(patterns, 'B1-2.110', always)).toBe(
      'mapped: country=France;site=Paris;building=B1;floor_number=2;room_name=110;latitude=48;longitude=2',
    );
    expect(mapped(patterns, 'Lyon: 7', always)).toContain('country=France;site=Lyon;floor_name=Gr');
    expect(mapped(patterns, 'somewhere', always)).toContain('unmatched: country=France;site=Paris');
  });

  test('takes no longer for words that are made for it', () => {
    const many = Array.from({ length: 40 }, () => '{}').join('a');
    const before = process.cpuUsage();
    expect(mapped([`${many}{room}`.replace('}{room}', '}ab{room}')], 'a'.repeat(1000))).toBe(
      'unmatched: ',
    );
    expect(process.cpuUsage(before).user).toBeLessThan(500_000);
  });

  test.each<[string, string]>([
    ['B1', 'names no category'],
    ['{}-{}', 'names no category'],
    ['{building}{floor}', 'have nothing between them'],
    ['{building-{floor}', 'A brace in the rule'],
    ['{bilding}', 'has the category "bilding", which there is not'],
    ['/(?<planet>.)/', 'has the category "planet"'],
    ['/(/', 'is no regular expression: Unterminated group'],
    ['/./', 'names no category'],
    [`{room}${'x'.repeat(500)}`, 'has 506 characters'],
  ])('%s is refused', (pattern, said) => {
    expect(() => readLocationRule([pattern])).toThrow(HawserError);
    expect(() => readLocationRule([pattern])).toThrow(said);
  });
});

test('a preview says what becomes of each place of a list', () => {
  const list = readPrinterList(
    Buffer.from('name,location,building\na,B1-2.110,\nb,B1-2.110,\nc,upstairs,\nd,,B9\ne,B1-x,\n'),
  );
  const rule = readLocationRule(['{building}-{floor_number}.{room}', '{building}-{floor_number}']);
  expect(
    previewLocations(list, rule).map(({ location, ...rest }) => ({
      ...rest,
      location: location && locationText(location),
    })),
  ).toEqual([
    {
      place: 'B1-2.110',
      printers: 2,
      outcome: 'mapped',
      reason: undefined,
      location: 'building=B1;floor_number=2;room_name=110',
    },
    {
      place: 'upstairs',
      printers: 1,
      outcome: 'unmatched',
      reason: undefined,
      location: undefined,
    },
    {
      place: 'B1-x',
      printers: 1,
      outcome: 'refused',
      location: undefined,
      reason: expect.stringContaining('"x", and not a number') as string,
    },
  ]);

  const withSite = readLocationRule([], readLocation('site=Lyon'));
  const places = list.map((one) => {
    const location =
      one.outcome === 'read' ? locationOfCandidate(one.printer, withSite) : undefined;
    return location && locationText(location);
  });
  expect(places).toEqual([
    'site=Lyon',
    'site=Lyon',
    'site=Lyon',
    'site=Lyon;building=B9',
    'site=Lyon',
  ]);
});
