import type { ConversionPlan } from './conversion-plan.ts';

/** Which way the back of a sheet is printed, seen from its front: -1 is the other way. */
export interface BackSide {
  readonly cross: 1 | -1;
  readonly feed: 1 | -1;
}

/** PWG 5102.4, section 4.3.1.1 and table 4; for sheets of one side there is no back. */
export function backSide({ sides, back }: Pick<ConversionPlan, 'sides' | 'back'>): BackSide {
  const isShort = sides === 'two-sided-short-edge';
  if (sides === 'one-sided') return { cross: 1, feed: 1 };
  switch (back) {
    case 'normal':
      return { cross: 1, feed: 1 };
    case 'flipped':
      return isShort ? { cross: -1, feed: 1 } : { cross: 1, feed: -1 };
    case 'rotated':
      return isShort ? { cross: 1, feed: 1 } : { cross: -1, feed: -1 };
    case 'manual-tumble':
      return isShort ? { cross: -1, feed: -1 } : { cross: 1, feed: 1 };
  }
}
