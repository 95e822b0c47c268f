import type { AceFlag } from './ace-flags.ts';
import type { AceType } from './ace-types.ts';

/** Who may do what with an object ([MS-DTYP] 2.4.6). SIDs are written as `formatSid` writes them. */
export interface SecurityDescriptor {
  readonly owner: string | undefined;
  readonly group: string | undefined;
  /** Who may do what. Without one everybody may do everything. */
  readonly dacl: AccessList | undefined;
  /** What is audited, and the integrity that a caller needs. */
  readonly sacl: AccessList | undefined;
}

export interface AccessList {
  readonly flags: readonly AccessListFlag[];
  /** Undefined is a list that controls nothing: everybody may do everything. With none in it nobody may do anything. */
  readonly aces: readonly Ace[] | undefined;
}

/** Protected from inheritance, to be inherited, and inherited, as they are written. */
export const accessListFlags = ['P', 'AR', 'AI'] as const;

export type AccessListFlag = (typeof accessListFlags)[number];

/** One entry of a list: what it is, for what, and for whom. */
export interface Ace {
  readonly type: AceType;
  readonly flags: readonly AceFlag[];
  /** 32 bits, not negative. */
  readonly mask: number;
  readonly objectType: string | undefined;
  readonly inheritedObjectType: string | undefined;
  readonly sid: string;
}

/** How a list is written that controls nothing. */
export const noAccessControl = 'NO_ACCESS_CONTROL';
