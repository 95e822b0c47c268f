/** The rights that have names, with the bits of each ([MS-DTYP] 2.5.1.1, and sddl.h for keys and labels). */
export const accessRights: ReadonlyMap<string, number> = new Map([
  ['CC', 0x1],
  ['DC', 0x2],
  ['LC', 0x4],
  ['SW', 0x8],
  ['RP', 0x10],
  ['WP', 0x20],
  ['DT', 0x40],
  ['LO', 0x80],
  ['CR', 0x100],
  ['SD', 0x1_0000],
  ['RC', 0x2_0000],
  ['WD', 0x4_0000],
  ['WO', 0x8_0000],
  ['GA', 0x1000_0000],
  ['GX', 0x2000_0000],
  ['GW', 0x4000_0000],
  ['GR', 0x8000_0000],
  ['FA', 0x1f_01ff],
  ['FR', 0x12_0089],
  ['FW', 0x12_0116],
  ['FX', 0x12_00a0],
  ['KA', 0xf_003f],
  ['KR', 0x2_0019],
  ['KW', 0x2_0006],
  ['KX', 0x2_0019],
  ['NW', 0x1],
  ['NR', 0x2],
  ['NX', 0x4],
]);

const ofLabels: readonly (readonly [string, number])[] = [...accessRights].filter(([name]) =>
  ['NW', 'NR', 'NX'].includes(name),
);

const whole = ['FA', 'FR', 'FW', 'FX', 'KA', 'KR', 'KW'];

const byMask: ReadonlyMap<number, string> = new Map(
  whole.map((name) => [accessRights.get(name) ?? 0, name]),
);

const single: readonly (readonly [string, number])[] = [...accessRights].filter(
  ([name, bits]) => (bits & (bits - 1)) === 0 && !name.startsWith('N'),
);

/** A mask as Windows writes it: by one name, by names of bits, or as a number where bits have none. */
export function formatMask(mask: number, { ofLabel }: { readonly ofLabel: boolean }): string {
  const known = ofLabel ? undefined : byMask.get(mask);
  if (known !== undefined) return known;
  const names = (ofLabel ? ofLabels : single).filter(([, bit]) => (mask & bit) !== 0);
  const named = names.reduce((all, [, bit]) => (all | bit) >>> 0, 0);
  return named === mask ? names.map(([name]) => name).join('') : `0x${mask.toString(16)}`;
}
