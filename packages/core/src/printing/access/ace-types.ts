interface AceTypeFacts {
  readonly effect: 'allow' | 'deny' | 'audit' | 'label';
  /** Whether it may be for one type of object alone. */
  readonly ofObjects: boolean;
  readonly says: string;
}

/** The entries that are understood ([MS-DTYP] 2.4.4.1). */
export const aceTypes = {
  A: { effect: 'allow', ofObjects: false, says: 'allows' },
  D: { effect: 'deny', ofObjects: false, says: 'denies' },
  OA: { effect: 'allow', ofObjects: true, says: 'allows, for a type of objects' },
  OD: { effect: 'deny', ofObjects: true, says: 'denies, for a type of objects' },
  AU: { effect: 'audit', ofObjects: false, says: 'has use audited' },
  OU: { effect: 'audit', ofObjects: true, says: 'has use audited, for a type of objects' },
  AL: { effect: 'audit', ofObjects: false, says: 'has use reported' },
  OL: { effect: 'audit', ofObjects: true, says: 'has use reported, for a type of objects' },
  ML: { effect: 'label', ofObjects: false, says: 'names the integrity that a caller needs' },
} as const satisfies Readonly<Record<string, AceTypeFacts>>;

export type AceType = keyof typeof aceTypes;

/** Those that hang on what nobody here knows. Whoever passed them over would let in whom they keep out. */
export const refusedAceTypes: ReadonlyMap<string, string> = new Map([
  ['XA', 'it allows on a condition'],
  ['XD', 'it denies on a condition'],
  ['XU', 'it audits on a condition'],
  ['ZA', 'it allows on a condition, for a type of objects'],
  ['RA', 'it describes the object for conditions'],
  ['SP', 'it refers to a policy of a domain'],
  ['TL', 'it names the trust that a process needs'],
  ['FL', 'it filters by a condition'],
]);
