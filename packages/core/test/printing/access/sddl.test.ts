import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HawserError } from '../../../src/errors.ts';
import { formatSddl } from '../../../src/printing/access/format-sddl.ts';
import {
  parseSddl,
  sddlLimits,
  type SddlOptions,
} from '../../../src/printing/access/parse-sddl.ts';
import { descriptors, domain } from './descriptors.ts';

function canonical(sddl: string): string {
  return formatSddl(parseSddl(sddl, { domain }), { domain });
}

function refusal(sddl: string, options: SddlOptions = { domain }): HawserError {
  try {
    parseSddl(sddl, options);
  } catch (error) {
    if (error instanceof HawserError) return error;
    throw error;
  }
  throw new Error(`${sddl} was taken`);
}

describe('a security descriptor', () => {
  it.each([
    // As the documents of Hybrid Cloud Print have it, and as Windows gives new printers one.
    ['O:BAG:DUD:(A;OICI;FA;;;WD)', 'O:BAG:DUD:(A;OICI;FA;;;WD)'],
    [
      'O:SYG:SYD:(A;OIIO;GA;;;CO)(A;OIIO;GA;;;AC)(A;;SWRC;;;WD)(A;CIIO;GX;;;WD)(A;;LCSWSDRCWDWO;;;BA)',
      'O:SYG:SYD:(A;OIIO;GA;;;CO)(A;OIIO;GA;;;AC)(A;;SWRC;;;WD)(A;CIIO;GX;;;WD)(A;;LCSWSDRCWDWO;;;BA)',
    ],
    ['D:(A;;0x20008;;;WD)', 'D:(A;;SWRC;;;WD)'],
    ['D:(A;;0400010;;;WD)(A;;131080;;;WD)(A;;0;;;WD)', 'D:(A;;SWRC;;;WD)(A;;SWRC;;;WD)(A;;;;;WD)'],
    ['D:(A;;0x1301bf;;;WD)', 'D:(A;;0x1301bf;;;WD)'],
    ['D:(A;;RCSWSW;;;S-1-1-0)', 'D:(A;;SWRC;;;WD)'],
    ['D:(A;;0xf003f;;;BA)(A;;KX;;;BU)', 'D:(A;;KA;;;BA)(A;;KR;;;BU)'],
    ['D:(A;IOCIOI;GA;;;CO)', 'D:(A;OICIIO;GA;;;CO)'],
    ['D:AIP', 'D:PAI'],
    ['D:', 'D:'],
    ['D:PNO_ACCESS_CONTROL', 'D:PNO_ACCESS_CONTROL'],
    ['S:AR(AU;FASA;FA;;;WD)(ML;;NRNW;;;ME)D:O:BA', 'O:BAD:S:AR(AU;SAFA;FA;;;WD)(ML;;NWNR;;;ME)'],
    [' o : s-1-5-32-544 \r\n d : ai ( a ; oi ; fa ; ; ; wd ) ', 'O:BAD:AI(A;OI;FA;;;WD)'],
    [
      'D:(OA;;CR;AB721A53-1E2F-11D0-9819-00AA0040529B;;S-1-0x00ABCDEF0000-7)',
      'D:(OA;;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;;S-1-0x00ABCDEF0000-7)',
    ],
    [`O:${domain}-512G:${domain}-1105`, `O:DAG:${domain}-1105`],
  ])('is read from %s, and written in one form', (sddl, form) => {
    expect(canonical(sddl)).toBe(form);
  });

  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(descriptors, (sddl) => {
        const read = parseSddl(sddl, { domain });
        expect(parseSddl(formatSddl(read))).toEqual(read);
        expect(parseSddl(formatSddl(read, { domain }), { domain })).toEqual(read);
        expect(canonical(canonical(sddl))).toBe(canonical(sddl));
      }),
    );
  });

  it.each([
    ['', 'sddl-empty', 'The security descriptor is empty.'],
    [' \n', 'sddl-empty', 'The security descriptor is empty.'],
    ['everybody', 'sddl-unexpected', '"everybody" at character 1, where it should have O:, G:, D:'],
    ['O:', 'sddl-unexpected', 'its end at character 3, where it should have a SID'],
    ['O:BAO:BA', 'sddl-twice', 'O: a second time, at character 5'],
    ['D:D:', 'sddl-twice', 'D: a second time, at character 3'],
    ['O:ZZ', 'sddl-alias', '"ZZ", at character 3'],
    ['O:S-1-5-4294967296', 'sddl-alias', '"S-1-5-4294967296", at character 3'],
    ['D:(A;;FA;;;)', 'sddl-unexpected', '")" at character 12, where it should have a SID'],
    ['D:Q(A;;FA;;;WD)', 'sddl-list-flag', '"Q", at character 3'],
    ['D:NO_ACCESS_CONTROL(A;;FA;;;WD)', 'sddl-list-flag', 'NO_ACCESS_CONTROL with entries behind'],
    ['D:(B;;FA;;;WD)', 'sddl-type', '"B", at character 4'],
    ['D:(;;FA;;;WD)', 'sddl-type', '";", at character 4'],
    ['D:(AU;;FA;;;WD)', 'sddl-wrong-list', 'type AU cannot be in the DACL (D:), at character 4'],
    ['S:(A;;FA;;;WD)', 'sddl-wrong-list', 'type A cannot be in the SACL (S:), at character 4'],
    ['D:(A;OX;FA;;;WD)', 'sddl-flag', '"OX", at character 6'],
    ['D:(A;OICIX;FA;;;WD)', 'sddl-flag', '"X", at character 10'],
    ['D:(A;;FAFZ;;;WD)', 'sddl-right', '"FZ", at character 9'],
    ['D:(A;;08;;;WD)', 'sddl-right', '"08", at character 7'],
    ['D:(A;;0x123456789;;;WD)', 'sddl-right', '"0x123456789", at character 7'],
    ['D:(A;;4294967296;;;WD)', 'sddl-right', '"4294967296", at character 7'],
    ['D:(A;;-1;;;WD)', 'sddl-unexpected', '"-1" at character 7'],
    ['D:(A;;FA FR;;;WD)', 'sddl-unexpected', '"FR" at character 10'],
    ['D:(OA;;CR;ab721a53;;WD)', 'sddl-object', '"ab721a53" at character 11'],
    ['D:(A;;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;;WD)', 'sddl-object', 'at character 10'],
    ['D:(A;;FA;;;WD', 'sddl-unexpected', 'its end at character 14, where it should have ")"'],
    ['D:(A;;FA;;;WD;)', 'sddl-unexpected', '";" at character 14'],
    ['D:(A;;FA;;;WD)x', 'sddl-unexpected', '"x" at character 15'],
    ['D:(A,,FA,,,WD)', 'sddl-unexpected', '"," at character 5'],
    [
      'D:(XA;;FX;;;S-1-1-0;(@User.Title=="PM"))',
      'sddl-not-understood',
      'type XA is not understood here, at character 4: it allows on a condition',
    ],
    ['S:(RA;;;;;WD;("Project",TS,0,"Windows"))', 'sddl-not-understood', 'it describes the object'],
    ['S:(SP;;;;;S-1-17-1)', 'sddl-not-understood', 'it refers to a policy'],
  ])('that is %j is refused, with what is wrong and where', (sddl, code, message) => {
    const error = refusal(sddl);
    expect(error).toMatchObject({ code, kind: 'usage' });
    expect(error.message).toContain(message);
  });

  it('tells what is allowed instead', () => {
    expect(refusal('D:(A;;FZ;;;WD)').hint).toContain('CC, DC, LC, SW');
    expect(refusal('D:(A;;FA;;;ZZ)').hint).toContain('AA, AC, AN, AO, AP');
  });

  it('that names a group of a domain needs to know which', () => {
    expect(refusal('O:BAG:DU', {})).toMatchObject({
      code: 'sddl-no-domain',
      message: expect.stringContaining('DU, at character 7'),
    });
  });

  it('is bounded, and quick up to there', () => {
    const most = `O:BAD:${'(A;;SWRC;;;WD)'.repeat(sddlLimits.aces)}`;
    expect(parseSddl(most).dacl?.aces).toHaveLength(sddlLimits.aces);
    expect(refusal(`${most}(A;;SWRC;;;WD)`).message).toContain('more than 10000 entries');
    expect(refusal(`${most}S:(AU;;SWRC;;;WD)`).message).toContain('more than 10000 entries');
    expect(refusal(`O:BA${' '.repeat(sddlLimits.characters)}`)).toMatchObject({
      code: 'sddl-too-long',
    });
    // What would cost a pattern that looks back, or one that tries again, time.
    for (const long of ['S-1-5-1', 'A', '0', '(', 'O:', 'S-1-0x', 'D :', '-']) {
      refusal(`D:${long.repeat(sddlLimits.characters / 8)}`.slice(0, sddlLimits.characters));
    }
  });

  it('of any text is refused with an error for people, or taken', () => {
    const pieces = fc.constantFrom(
      'O:',
      'G:',
      'D:',
      'S:',
      'BA',
      'S-1-5-',
      '21',
      '-',
      '(',
      ')',
      ';',
      'A',
      'OI',
      'FA',
      '0x',
      'P',
      'NO_ACCESS_CONTROL',
      'XA',
      'DU',
      ' ',
      '\u0000',
      '\u{1f5a8}',
      'ſ',
      '__proto__',
    );
    const soup = fc.array(pieces, { maxLength: 40 }).map((some) => some.join(''));
    const damaged = fc
      .tuple(descriptors, fc.nat(), fc.nat(4), fc.string({ maxLength: 3 }))
      .map(([sddl, at, length, other]) => {
        const start = at % sddl.length;
        return sddl.slice(0, start) + other + sddl.slice(start + length);
      });
    fc.assert(
      fc.property(fc.oneof(fc.string(), soup, damaged), (text) => {
        try {
          formatSddl(parseSddl(text, { domain }));
        } catch (error) {
          expect(error).toBeInstanceOf(HawserError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
