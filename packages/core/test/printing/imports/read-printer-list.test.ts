import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HawserError } from '../../../src/errors.ts';
import type { ListedPrinter } from '../../../src/printing/imports/candidate-printer.ts';
import { readPrinterList } from '../../../src/printing/imports/read-printer-list.ts';
import { locationText } from '../../../src/printing/location/write-location.ts';
import { exportedList, exportedObject, inUtf16 } from './exported.ts';

function read(text: string): readonly ListedPrinter[] {
  return readPrinterList(Buffer.from(text));
}

/** What became of each, in one line. */
function told(listed: readonly ListedPrinter[]): readonly string[] {
  return listed.map((one) => {
    if (one.outcome === 'read') return `${one.where}: ${one.printer.name}`;
    if (one.outcome === 'skipped') return `${one.where}: ${one.name}, ${one.reason}`;
    return one.error.message;
  });
}

function refusal(bytes: string | Uint8Array): string {
  try {
    return `read: ${told(readPrinterList(Buffer.from(bytes))).join()}`;
  } catch (error) {
    if (error instanceof HawserError) return `${error.message} ${error.hint}`;
    throw error;
  }
}

describe('a CSV of printers', () => {
  test('is read with names for its columns as people write them', () => {
    const [first, second] = read(
      `Printer Name;Vendor;Model;Driver Name;Building;Floor;Room;IP Address;Permission SDDL;Notes;Asset
Office;;;HP LaserJet 4250 PCL6;Building 1;2;110;10.1.2.3;G:DUD:(A;OICI;FA;;;WD);"By the ""window""
and the door";4711

Hall;Zebra;ZT410;;;Ground;;;"O:SYG:SYD:(A;;FA;;;WD)";;
`.replace('G:DUD:(A;OICI;FA;;;WD)', '"G:DUD:(A;OICI;FA;;;WD)"'),
    );
    expect(first).toEqual({
      outcome: 'read',
      where: 'line 2',
      printer: {
        name: 'Office',
        manufacturer: 'HP',
        model: 'LaserJet 4250',
        location: {
          parts: [
            { category: 'building', value: 'Building 1' },
            { category: 'floor_number', value: 2 },
            { category: 'room_name', value: '110' },
          ],
        },
        sddl: 'O:BAG:DUD:(A;OICI;FA;;;WD)',
        uri: 'ipp://10.1.2.3/ipp/print',
        comment: 'By the "window" and the door',
      },
    });
    expect(second).toMatchObject({
      where: 'line 5',
      printer: {
        manufacturer: 'Zebra',
        model: 'ZT410',
        location: { parts: [{ category: 'floor_name', value: 'Ground' }] },
        sddl: 'O:SYG:SYD:(A;;FA;;;WD)',
      },
    });
  });

  test('has a location in words, or as it is published', () => {
    const [words, written] = read('name\tlocation\nA\tB1-2.110\nB\tcountry=USA;site=Redmond, WA\n');
    expect(words).toMatchObject({ printer: { place: 'B1-2.110' } });
    const location = written?.outcome === 'read' ? written.printer.location : undefined;
    expect(location && locationText(location)).toBe('country=USA;site=Redmond, WA');
  });

  test('tells of each line that is wrong, and reads the others', () => {
    const text = `name,location,model,comment
One,,,
,,M,
Two,planet=Earth,,
"Three"x,,,
Four,,,,
one,,,
Five,${'x'.repeat(1024)},,
Si\tx,,,
"Seven,,,
Eight,,,`;
    expect(told(read(text))).toEqual([
      'line 2: One',
      'The printer in line 3 has no name.',
      'The printer in line 4 has a location that cannot be read. The location has at character 1 the category "planet", which there is not.',
      'There is more after a closing quotation mark in line 5.',
      'line 6 has 5 fields, and the first one 4.',
      'The printer in line 7, "one", is there already, in line 2.',
      'The location of the printer in line 8 has 1024 characters, and at most 1023 are taken.',
      String.raw`The name of the printer in line 9, "Si\tx", has characters that cannot be shown.`,
      'A quotation mark in line 10 is opened and not closed.',
      'line 11: Eight',
    ]);
  });

  test('has descriptors that a printer can have', () => {
    expect(told(read('name,sddl\nOne,D:(A;;FA;;;XX)\nTwo,G:DU\nThree,D:(A;;FA;;;WD)\n'))).toEqual([
      expect.stringContaining(
        'The printer in line 2 has a security descriptor that cannot be taken.',
      ),
      expect.stringContaining('it has no DACL'),
      'line 4: Three',
    ]);
  });

  test('is read as Export-Csv and spreadsheets write it', () => {
    const ofWindows = `#TYPE Microsoft.Management.Infrastructure.CimInstance#ROOT/StandardCimv2/MSFT_Printer
"Type","DriverName","PortName","Name","ShareName","Shared","Location","Comment","Description","PermissionSDDL"
"Local","Brother HL-L6400DW series","IP_10.1.2.4","Brother upstairs","Upstairs","True","B1-2.111","","x","G:SYD:(A;;SWRC;;;AC)"
"Local","Microsoft Print To PDF","PORTPROMPT:","Microsoft Print to PDF","","False","","","",""
`;
    const [first, second] = readPrinterList(inUtf16(ofWindows));
    expect(first).toEqual({
      outcome: 'read',
      where: 'line 3',
      printer: {
        name: 'Upstairs',
        manufacturer: 'Brother',
        model: 'HL-L6400DW series',
        place: 'B1-2.111',
        sddl: 'O:BAG:SYD:(A;;SWRC;;;AC)',
        uri: 'ipp://10.1.2.4/ipp/print',
      },
    });
    expect(second).toMatchObject({ outcome: 'skipped', name: 'Microsoft Print to PDF' });
    expect(
      told(readPrinterList(Buffer.from('sep=|\r\nname|model\r\nBüro|M\r\n', 'latin1'))),
    ).toEqual(['line 3: Büro']);
    expect(told(readPrinterList(Buffer.from('\uFEFFname\nBüro')))).toEqual(['line 2: Büro']);
  });

  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'The list has no printers.'],
    ['only names of columns', 'name,model\n', 'The list has no printers.'],
    [
      'no names of columns',
      'Office,HP\nHall,Zebra\n',
      'No column of the list has the names of printers. There are: Office, HP. Call one of them name',
    ],
    [
      'two columns for the same',
      'name,printer\nA,B\n',
      'The columns "name" and "printer" of the list are for the same.',
    ],
    [
      'a quotation mark in its first line',
      '"name,model\nA,B\n',
      'A quotation mark in line 1 is opened',
    ],
    ['a workbook', Buffer.from('PK\u0003\u0004\0\0name'), 'The list of printers is no text.'],
    ['too much', Buffer.alloc(65 * 1024 * 1024, 97), 'has 68157440 bytes, and at most'],
    [
      'too many',
      `name\n${Array.from({ length: 20_001 }, (_, place) => `p${place}\n`).join('')}`,
      'The list has over 20000 printers.',
    ],
  ])('with %s is refused', (_, bytes, said) => {
    expect(refusal(bytes)).toContain(said);
  });
});

describe('what Export-Clixml has written', () => {
  const office = exportedObject({
    Name: 'HP in the office',
    ShareName: 'Office',
    DriverName: 'HP Universal Printing PCL 6',
    PortName: 'WSD-4711',
    Location: 'B1-2.110',
    Comment: 'Two trays_x000A_&amp; a &quot;stapler&quot;',
    PermissionSDDL: 'G:DUD:(A;OICI;FA;;;WD)',
    Shared: true,
  });
  const fax = exportedObject({
    Name: 'Fax',
    DriverName: 'Microsoft Shared Fax Driver',
    Shared: false,
  });

  test.each<[string, Buffer]>([
    ['by Windows PowerShell', inUtf16(exportedList(office, fax))],
    ['by PowerShell 7', Buffer.from(exportedList(office, fax))],
    [
      'with a declaration',
      inUtf16(`<?xml version="1.0" encoding="utf-16"?>\n${exportedList(office, fax)}`),
    ],
    [
      'of a list as one object',
      Buffer.from(
        exportedList(
          `<Obj RefId="9"><TN RefId="9"><T>System.Object[]</T></TN><LST>${office}${fax}</LST></Obj>`,
        ),
      ),
    ],
    ['for another program', Buffer.from(`#< CLIXML\r\n${exportedList(office, fax)}`)],
    ['of selected properties', Buffer.from(exportedList(office, fax).replaceAll('Props>', 'MS>'))],
  ])('%s is read', (_, bytes) => {
    expect(readPrinterList(bytes)).toEqual([
      {
        outcome: 'read',
        where: 'printer 1',
        printer: {
          name: 'Office',
          manufacturer: 'HP',
          place: 'B1-2.110',
          sddl: 'O:BAG:DUD:(A;OICI;FA;;;WD)',
          comment: 'Two trays & a "stapler"',
        },
      },
      { outcome: 'skipped', where: 'printer 2', name: 'Fax', reason: 'it is not shared' },
    ]);
  });

  test('tells of each printer that is wrong', () => {
    const nameless = exportedObject({ Name: undefined, Location: 'here' });
    expect(told(read(exportedList(office, nameless, office)))).toEqual([
      'printer 1: Office',
      'The printer in printer 2 has no name.',
      'The printer in printer 3, "Office", is there already, in printer 1.',
    ]);
  });

  test.each<[string, string, string]>([
    ['other XML', '<html></html>', 'it begins with <html>'],
    [
      'a document type',
      '<!DOCTYPE a [<!ENTITY b "c">]><Objs/>',
      'it has a document type, which is not taken',
    ],
    ['an entity', '<Objs><S>&b;</S></Objs>', 'there is no entity &b;'],
    [
      'a character that there is not',
      '<Objs><S>&#1114112;</S></Objs>',
      '&#1114112; stands for no character',
    ],
    ['its end missing', exportedList(office).slice(0, -7), 'in line 27: <Objs> is not closed'],
    ['a tag that is not closed', '<Objs>\n<Obj <S>', 'in line 2: a tag is not closed'],
    ['another tag closed', '<Objs></Obj></Objs>', '</Obj> closes what is not open'],
    ['too many tags in each other', '<Objs>'.repeat(100_000), 'elements are nested too deeply'],
    ['a text without an end', `<Objs>${'&lt;'.repeat(1_100_000)}`, 'a text is too long'],
    ['no printers', exportedList(), 'The list has no printers.'],
  ])('with %s is refused', (_, text, said) => {
    expect(refusal(text)).toContain(said);
  });
});

describe('whatever is given as a list', () => {
  const whole = exportedList(exportedObject({ Name: 'A', Location: 'B' }));
  const pieces = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[<>/"'&;,=\n\r\tA-Za-z#! [\]-]{0,20}$/),
    fc.constantFrom(
      'name,location\n',
      '"',
      '""',
      '<Objs>',
      '<Obj>',
      '</Obj>',
      '<S N="Name">',
      '<![CDATA[',
      '<!--',
      whole,
    ),
  );

  test('is read or refused in words', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
        expect(refusal(some.join(''))).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    '"',
    'name\n"',
    'name\na"\n',
    '<',
    '<Objs><!--',
    '<a b="',
    "<a b='' ",
    '&',
    '<Objs>&#',
    ',',
    '\n"x',
  ])('takes no time where it is only %j', (some) => {
    const before = process.cpuUsage();
    refusal(some.repeat(Math.floor(1_000_000 / some.length)));
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
});
