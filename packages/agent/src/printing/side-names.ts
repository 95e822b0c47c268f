/** How people call the sides that are printed, and how IPP does. */
export const sidesOf = {
  'one-sided': 'one-sided',
  'two-sided': 'two-sided-long-edge',
  'two-sided-short': 'two-sided-short-edge',
} as const;

export type SideName = keyof typeof sidesOf;

export const sideNames = Object.keys(sidesOf) as readonly SideName[];
