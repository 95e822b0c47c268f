import fc from 'fast-check';

/** The domain that DA, DU and others of a domain are of. */
export const domain = 'S-1-5-21-1004336348-1177238915-682003330';

/** Few, so that callers are often meant, and by several entries. */
const somebody: readonly string[] = [
  'S-1-1-0',
  'S-1-5-11',
  'S-1-5-32-544',
  'S-1-5-32-550',
  `${domain}-513`,
  `${domain}-512`,
  `${domain}-1105`,
  `${domain}-4294967295`,
  'S-1-5-80-1-2-3-4-5',
  'S-1-18-2',
];

const shortOf: ReadonlyMap<string, string> = new Map([
  ['S-1-1-0', 'WD'],
  ['S-1-5-11', 'AU'],
  ['S-1-5-32-544', 'BA'],
  ['S-1-5-32-550', 'PO'],
  [`${domain}-513`, 'DU'],
  [`${domain}-512`, 'DA'],
]);

/** Whom no caller is, but whom the system reads as others. */
const special = ['OW', 'CO', 'CG', 'PS', 'S-1-3-4', 'AC'];

const written = fc
  .tuple(fc.constantFrom(...somebody), fc.boolean())
  .map(([sid, short]) => (short ? (shortOf.get(sid) ?? sid) : sid));

const whom = fc.oneof(
  { weight: 9, arbitrary: written },
  { weight: 2, arbitrary: fc.constantFrom(...special) },
);

const names = fc
  .subarray('CC DC LC SW RP WP DT LO CR SD RC WD WO GA GX GW GR FA FR FW FX'.split(' '), {
    minLength: 0,
    maxLength: 6,
  })
  .map((some) => some.join(''));

const digits = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(0x4, 0x8, 0xc, 0x10, 0x2_0008, 0xf_000c, 0xf_0030),
      fc.nat(0xffff_ffff),
    ),
    fc.constantFrom(8, 10, 16),
  )
  .map(([mask, base]) => numeral(mask, base));

function numeral(mask: number, base: number): string {
  if (base === 16) return `0x${mask.toString(16)}`;
  return base === 8 ? `0${mask.toString(8)}` : String(mask);
}

const rights = fc.oneof({ weight: 3, arbitrary: names }, digits);

const guid = fc.uuid();

const plain = fc
  .tuple(
    fc.constantFrom('A', 'A', 'A', 'D', 'D'),
    flagsOf(['OI', 'CI', 'NP', 'IO', 'ID']),
    rights,
    whom,
  )
  .map(([type, flags, mask, sid]) => `(${type};${flags};${mask};;;${sid})`);

const ofObjects = fc
  .tuple(
    fc.constantFrom('OA', 'OD'),
    flagsOf(['OI', 'IO']),
    rights,
    fc.option(guid, { nil: '' }),
    fc.option(guid, { nil: '' }),
    whom,
  )
  .map(([type, flags, ...rest]) => `(${[type, flags, ...rest].join(';')})`);

const audit = fc
  .tuple(fc.constantFrom('AU', 'AL', 'OU', 'OL'), flagsOf(['OI', 'SA', 'FA']), rights, whom)
  .map(([type, flags, mask, sid]) => `(${type};${flags};${mask};;;${sid})`);

function flagsOf(some: readonly string[]): fc.Arbitrary<string> {
  return fc.shuffledSubarray([...some], { maxLength: 2 }).map((flags) => flags.join(''));
}

const listFlags = fc.shuffledSubarray(['P', 'AR', 'AI']).map((flags) => flags.join(''));

const dacl = fc
  .tuple(
    listFlags,
    fc.array(fc.oneof({ weight: 9, arbitrary: plain }, ofObjects), { maxLength: 8 }),
  )
  .map(([flags, aces]) => `D:${flags}${aces.join('')}`);

const sacl = fc
  .tuple(listFlags, fc.array(audit, { maxLength: 3 }))
  .map(([flags, aces]) => `S:${flags}${aces.join('')}`);

/** Descriptors as people and Windows write them. */
export const descriptors: fc.Arbitrary<string> = fc
  .tuple(
    written,
    fc.option(written, { nil: undefined }),
    fc.option(dacl, { nil: '', freq: 12 }),
    fc.option(sacl, { nil: '', freq: 1 }),
  )
  .map(
    ([owner, group, ...lists]) =>
      `O:${owner}${group === undefined ? '' : `G:${group}`}${lists.join('')}`,
  );

/** Somebody, with the groups that he is in. */
export const callers: fc.Arbitrary<readonly string[]> = fc.subarray([...somebody]);
