/** What the generic rights mean for one kind of objects. */
export interface GenericMapping {
  readonly read: number;
  readonly write: number;
  readonly execute: number;
  readonly all: number;
}

/** Those that every kind of objects has. */
export const standardRights = { readControl: 0x2_0000, writeDac: 0x4_0000 } as const;

export const printerRights = { administer: 0x4, use: 0x8 } as const;

export const jobRights = { administer: 0x10 } as const;

/** [MS-RPRN] 2.2.3.1, PRINTER_READ and others. */
export const printerMapping: GenericMapping = {
  read: 0x2_0008,
  write: 0x2_0008,
  execute: 0x2_0008,
  all: 0xf_000c,
};

/** [MS-RPRN] 2.2.3.1, JOB_READ and others. */
export const jobMapping: GenericMapping = {
  read: 0x2_0020,
  write: 0x2_0010,
  execute: 0x2_0010,
  all: 0xf_0030,
};

const generic: readonly (readonly [number, keyof GenericMapping])[] = [
  [0x8000_0000, 'read'],
  [0x4000_0000, 'write'],
  [0x2000_0000, 'execute'],
  [0x1000_0000, 'all'],
];

const notGeneric = 0x0fff_ffff;

/** A mask with what its generic rights mean in their stead ([MS-DTYP] 2.4.3). */
export function mapGeneric(mask: number, mapping: GenericMapping): number {
  let mapped = mask & notGeneric;
  for (const [bit, name] of generic) if ((mask & bit) !== 0) mapped |= mapping[name];
  return mapped >>> 0;
}
