import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAccess } from '../../../src/printing/access/check-access.ts';
import { compileDescriptor } from '../../../src/printing/access/compile-descriptor.ts';
import { explainAccess } from '../../../src/printing/access/explain-access.ts';
import { parseSddl } from '../../../src/printing/access/parse-sddl.ts';
import { printerMapping } from '../../../src/printing/access/object-rights.ts';
import { printerDescriptor } from '../../../src/printing/access/printer-descriptor.ts';
import type { PrinterAccess } from '../../../src/printing/access/printer-access.ts';
import { callers, descriptors, domain } from './descriptors.ts';

const everyone = 'S-1-1-0';
const admins = 'S-1-5-32-544';
const ada = `${domain}-1105`;

function accessOf(sddl: string, ...sids: readonly string[]): PrinterAccess {
  return compileDescriptor(parseSddl(sddl, { domain })).accessOf(new Set([everyone, ...sids]));
}

const nothing = { print: false, manageDocuments: false, managePrinter: false };
const everything = { print: true, manageDocuments: true, managePrinter: true };
const printing = { ...nothing, print: true };

describe('who may print, manage documents and manage the printer', () => {
  it.each<[string, string, readonly string[], PrinterAccess]>([
    [
      'everybody, as the documents of Hybrid Cloud Print have it',
      'O:BAG:DUD:(A;OICI;FA;;;WD)',
      [],
      everything,
    ],
    ['who is allowed to use it', 'O:BAD:(A;;SWRC;;;WD)', [], printing],
    ['who is allowed it by a number', 'O:BAD:(A;;0x20008;;;WD)', [], printing],
    ['who may read it in general, which is to use it', 'O:BAD:(A;;GR;;;WD)', [], printing],
    ['who may administer it', 'O:BAD:(A;;LC;;;WD)', [], { ...nothing, managePrinter: true }],
    [
      'who may do everything with what is in it',
      'O:BAD:(A;OIIO;GA;;;WD)',
      [],
      { ...nothing, manageDocuments: true },
    ],
    [
      'who may administer jobs',
      'O:BAD:(A;OIIO;0xf0030;;;WD)',
      [],
      { ...nothing, manageDocuments: true },
    ],
    ['nobody by what only containers inherit', 'O:BAD:(A;CIIO;GA;;;WD)', [], nothing],
    [
      'nobody manages jobs by what they do not inherit',
      'O:BAD:(A;;GA;;;WD)',
      [],
      { ...everything, manageDocuments: false },
    ],
    ['another one', 'O:BAD:(A;OI;GA;;;BA)', [], nothing],
    ['a group of his', 'O:BAD:(A;OI;GA;;;BA)', [admins], everything],
    ['nobody where the list is empty', 'O:BAD:', [admins], nothing],
    ['everybody where there is no list', 'O:BA', [], everything],
    ['everybody where the list controls nothing', 'O:BAD:NO_ACCESS_CONTROL', [], everything],
    ['nobody whom an entry before denies it', `D:(D;;SW;;;${ada})(A;;SWRC;;;WD)`, [ada], nothing],
    ['who was allowed it before that', `D:(A;;SWRC;;;WD)(D;;SW;;;${ada})`, [ada], printing],
    ['not by being the owner', `O:${ada}D:`, [ada], nothing],
    ['the owner, by Owner Rights', `O:${ada}D:(A;;SWRC;;;OW)`, [ada], printing],
    ['nobody else by them', `O:${ada}D:(A;;SWRC;;;OW)`, [admins], nothing],
    ['nobody who says that he is they', `O:${ada}D:(A;;SWRC;;;OW)`, ['S-1-3-4'], nothing],
    ['nobody by Creator Owner', 'D:(A;;SWRC;;;CO)(A;OIIO;GA;;;CO)', ['S-1-3-0'], nothing],
    ['nobody by Self', 'D:(A;;SWRC;;;PS)', ['S-1-5-10'], nothing],
    [
      'nobody by what allows one type of objects',
      'D:(OA;;SW;ab721a53-1e2f-11d0-9819-00aa0040529b;;WD)',
      [],
      nothing,
    ],
    [
      'nobody whom one type of objects is denied',
      'D:(OD;;SW;ab721a53-1e2f-11d0-9819-00aa0040529b;;WD)(A;;SW;;;WD)',
      [],
      nothing,
    ],
  ])('is %s: %s', (_, sddl, sids, access) => {
    expect(accessOf(sddl, ...sids)).toEqual(access);
  });

  it('is as Windows sets a new printer up', () => {
    const sddl =
      'O:SYD:(A;OIIO;GA;;;CO)(A;OIIO;GA;;;AC)(A;;SWRC;;;WD)(A;CIIO;GX;;;WD)(A;;SWRC;;;AC)' +
      '(A;CIIO;GX;;;AC)(A;;LCSWDTSDRCWDWO;;;BA)(A;OICIIO;GA;;;BA)';
    expect(accessOf(sddl)).toEqual(printing);
    expect(accessOf(sddl, admins)).toEqual(everything);
  });

  it('is the same when it is asked of many, and when it is explained', () => {
    fc.assert(
      fc.property(descriptors, callers, (sddl, caller) => {
        const descriptor = parseSddl(sddl, { domain });
        const sids = new Set(caller);
        const access = compileDescriptor(descriptor).accessOf(sids);
        expect(explainAccess(descriptor, sids).access).toEqual(access);
        for (const [bit, granted] of [
          [0x8, access.print],
          [0x4, access.managePrinter],
        ] as const) {
          const question = { sids, desired: bit, mapping: printerMapping };
          expect(checkAccess(descriptor, question).granted !== 0).toBe(granted);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the descriptor of a printer', () => {
  it('is kept in one form, whoever reads it', () => {
    const kept = `O:BAG:${domain}-513D:(A;OICI;FA;;;WD)S:(ML;;NW;;;ME)`;
    expect(printerDescriptor(' o:ba g:du d:(a;cioi;fa;;;wd) s:(ml;;nw;;;me)', { domain })).toBe(
      kept,
    );
    expect(printerDescriptor(kept)).toBe(kept);
  });

  it.each([
    ['O:BAG:BA', 'sddl-no-list'],
    ['O:BAD:(A;;FA;;;WD)S:(ML;;NW;;;HI)', 'sddl-integrity'],
    ['O:BAD:(A;;FA;;;WD)S:(ML;;NW;;;WD)', 'sddl-integrity'],
  ])('cannot be %s', (sddl, code) => {
    expect(() => printerDescriptor(sddl)).toThrow(expect.objectContaining({ code }));
  });
});

describe('why somebody may or may not', () => {
  it('is told entry by entry', () => {
    const sddl = `O:BAD:(D;;SW;;;${ada})(A;OIIO;GA;;;BA)(A;;LCSWRC;;;WD)(A;CIIO;GA;;;WD)`;
    const told = explainAccess(parseSddl(sddl), new Set([ada, everyone]), { domain });
    expect(told.rights).toEqual([
      { right: 'print', granted: false, by: 1 },
      { right: 'manageDocuments', granted: false, by: 'none' },
      { right: 'managePrinter', granted: true, by: 3 },
    ]);
    expect(told.aces).toEqual([
      {
        number: 1,
        ace: `(D;;SW;;;${ada})`,
        effect: 'deny',
        isFor: true,
        speaksOf: ['print'],
        decides: ['print'],
      },
      {
        number: 2,
        ace: '(A;OIIO;GA;;;BA)',
        effect: 'allow',
        isFor: false,
        speaksOf: ['manageDocuments'],
        decides: [],
      },
      {
        number: 3,
        ace: '(A;;LCSWRC;;;WD)',
        effect: 'allow',
        isFor: true,
        speaksOf: ['print', 'managePrinter'],
        decides: ['managePrinter'],
      },
      {
        number: 4,
        ace: '(A;CIIO;GA;;;WD)',
        effect: 'allow',
        isFor: true,
        speaksOf: [],
        decides: [],
      },
    ]);
  });

  it('is that there is no list, or that nothing in it allows it', () => {
    const by = (sddl: string): readonly unknown[] =>
      explainAccess(parseSddl(sddl), new Set([everyone])).rights.map((right) => right.by);
    expect(by('O:BA')).toEqual(['no-list', 'no-list', 'no-list']);
    expect(by('O:BAD:')).toEqual(['none', 'none', 'none']);
  });
});
