import { effectOf, sidOfAce } from './ace-effect.ts';
import { mapGeneric } from './object-rights.ts';
import {
  descriptorFor,
  type PrinterAccess,
  type PrinterRight,
  rightsAsked,
} from './printer-access.ts';
import type { SecurityDescriptor } from './security-descriptor.ts';

/** A descriptor made ready to be asked about many people. */
export interface CompiledDescriptor {
  /** What somebody may who has these SIDs. */
  accessOf(sids: ReadonlySet<string>): PrinterAccess;
}

/** Takes of each SID what decides first, once for all who ask. It says the same as `checkAccess` does. */
export function compileDescriptor(descriptor: SecurityDescriptor): CompiledDescriptor {
  const print = compileRight('print', descriptor);
  const manageDocuments = compileRight('manageDocuments', descriptor);
  const managePrinter = compileRight('managePrinter', descriptor);
  return {
    accessOf: (sids) => ({
      print: print(sids),
      manageDocuments: manageDocuments(sids),
      managePrinter: managePrinter(sids),
    }),
  };
}

interface Verdict {
  readonly order: number;
  readonly allows: boolean;
}

function compileRight(
  right: PrinterRight,
  ofPrinter: SecurityDescriptor,
): (sids: ReadonlySet<string>) => boolean {
  const { owner, dacl } = descriptorFor(right, ofPrinter);
  if (dacl?.aces === undefined) return () => true;
  const { bit, mapping } = rightsAsked[right];
  const verdicts = new Map<string, Verdict>();
  for (const [order, ace] of dacl.aces.entries()) {
    const effect = effectOf(ace);
    const sid = sidOfAce(ace, owner);
    if (effect === undefined || sid === undefined || verdicts.has(sid)) continue;
    if ((mapGeneric(ace.mask, mapping) & bit) === 0) continue;
    verdicts.set(sid, { order, allows: effect === 'allow' });
  }
  return (sids) => (verdicts.size <= sids.size ? firstOf(verdicts, sids) : leastOf(verdicts, sids));
}

/** Of a short list: in its order. */
function firstOf(verdicts: ReadonlyMap<string, Verdict>, sids: ReadonlySet<string>): boolean {
  for (const [sid, { allows }] of verdicts) if (sids.has(sid)) return allows;
  return false;
}

/** Of a long one: by what he has, whatever stands first. */
function leastOf(verdicts: ReadonlyMap<string, Verdict>, sids: ReadonlySet<string>): boolean {
  let first: Verdict | undefined;
  for (const sid of sids) {
    const verdict = verdicts.get(sid);
    if (verdict !== undefined && (first === undefined || verdict.order < first.order)) {
      first = verdict;
    }
  }
  return first?.allows ?? false;
}
