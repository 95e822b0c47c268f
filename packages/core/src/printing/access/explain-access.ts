import { aceTypes } from './ace-types.ts';
import { effectOf, sidOfAce } from './ace-effect.ts';
import { checkAccess, type Decision } from './check-access.ts';
import { formatAce } from './format-sddl.ts';
import { mapGeneric } from './object-rights.ts';
import type { SddlOptions } from './parse-sddl.ts';
import {
  descriptorFor,
  type PrinterAccess,
  type PrinterRight,
  printerRightNames,
  rightsAsked,
} from './printer-access.ts';
import type { Ace, SecurityDescriptor } from './security-descriptor.ts';

/** Why somebody may do something with a printer or not. */
export interface AccessExplanation {
  readonly access: PrinterAccess;
  readonly rights: readonly ExplainedRight[];
  readonly aces: readonly ExplainedAce[];
}

export interface ExplainedRight {
  readonly right: PrinterRight;
  readonly granted: boolean;
  /** As in `Decision`, but that entries are numbered from 1 on. */
  readonly by: Decision['by'];
}

/** What came of one entry for this person. */
export interface ExplainedAce {
  readonly number: number;
  readonly ace: string;
  readonly effect: 'allow' | 'deny';
  /** Whether he is who it is for, or in the group. */
  readonly isFor: boolean;
  /** The rights that it speaks of, if he is. */
  readonly speaksOf: readonly PrinterRight[];
  /** Those of them that no entry before it had decided. */
  readonly decides: readonly PrinterRight[];
}

/** The verdict, entry by entry. */
export function explainAccess(
  descriptor: SecurityDescriptor,
  sids: ReadonlySet<string>,
  options: SddlOptions = {},
): AccessExplanation {
  const asked = printerRightNames.map((right) => {
    const { bit, mapping } = rightsAsked[right];
    const asks = descriptorFor(right, descriptor);
    const { decisions } = checkAccess(asks, { sids, desired: bit, mapping });
    const [{ granted, by } = undecided] = decisions;
    return { right, asks, granted, by, bit, mapping };
  });
  const speaksOf = (index: number): readonly PrinterRight[] =>
    asked.flatMap(({ right, asks, bit, mapping }) => {
      const ace = asks.dacl?.aces?.[index];
      const speaks =
        ace !== undefined &&
        effectOf(ace) !== undefined &&
        (mapGeneric(ace.mask, mapping) & bit) !== 0;
      return speaks ? [right] : [];
    });
  const explained = (ace: Ace, index: number): ExplainedAce => ({
    number: index + 1,
    ace: formatAce(ace, options),
    effect: aceTypes[ace.type].effect === 'deny' ? 'deny' : 'allow',
    isFor: sids.has(sidOfAce(ace, descriptor.owner) ?? ''),
    speaksOf: speaksOf(index),
    decides: asked.flatMap(({ right, by }) => (by === index ? [right] : [])),
  });
  const granted = (wanted: PrinterRight): boolean =>
    asked.some((each) => each.right === wanted && each.granted);
  return {
    access: {
      print: granted('print'),
      manageDocuments: granted('manageDocuments'),
      managePrinter: granted('managePrinter'),
    },
    rights: asked.map(({ right, granted: is, by }) => ({
      right,
      granted: is,
      by: typeof by === 'number' ? by + 1 : by,
    })),
    aces: descriptor.dacl?.aces?.map(explained) ?? [],
  };
}

const undecided = { granted: false, by: 'none' } as const;
